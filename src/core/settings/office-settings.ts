import type { Settings } from './settings.ts';

/** The sections of kiosk.yaml that the office page changes; it says nothing of the others. */
export const officeSections = ['survey', 'hours', 'display', 'data'] as const;
export type OfficeSection = (typeof officeSections)[number];
export type OfficeSettings = Pick<Settings, OfficeSection>;

export function officeSettings({ survey, hours, display, data }: Settings): OfficeSettings {
  return { survey, hours, display, data };
}

/** The days of `hours.weekly` in the order of kiosk.yaml. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
