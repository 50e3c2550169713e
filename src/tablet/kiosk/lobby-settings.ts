import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { TabletSettings } from '../../core/settings/settings.ts';

export type LobbySettings = TabletSettings;

const { version, data, ...travelling } = defaultSettings;

/** What holds until the first package has arrived. */
export const firstSettings: LobbySettings = travelling;
