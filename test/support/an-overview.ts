import type { EditionLine, OfficeOverview, TabletLine } from '../../src/core/protocol/office.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { tabletSettings } from '../../src/core/settings/settings.ts';

export function anEditionLine(serial: number, fields: Partial<EditionLine> = {}): EditionLine {
  return {
    serial,
    title: '区役所サービス向上目標',
    publishedAt: '2026-11-20T10:30:00.000+09:00',
    effectiveFrom: '2026-11-20T10:30:00.000+09:00',
    source: '掲示.xlsx',
    who: '総務課 山田',
    repairs: 0,
    counts: { principles: 2, departments: 3, goals: 4, notices: 0, terms: 0 },
    state: 'shown',
    ...fields,
  };
}

/** A tablet that is well and shows the first edition. */
export function aTabletLine(deviceId: string, fields: Partial<TabletLine> = {}): TabletLine {
  return {
    ...{ deviceId, name: deviceId, place: '', enrolledAt: '2026-04-01T09:00:00.000+09:00' },
    ...{ seenAt: '2026-11-22T10:15:00.000+09:00', edition: 1, contentId: 'package-1', slide: 'policy' },
    ...{ unsent: 0, oldestUnsentAt: null, app: '1.0.0', persisted: true, faults: [], asked: null },
    arrivals: { missing: 0, doubled: 0, rejected: 0, emptied: 0 },
    ...fields,
  };
}

/** What the hub tells the office page while the edition `shown` is on show; 0 = none yet. */
export function anOverview(shown: number, fields: Partial<OfficeOverview> = {}): OfficeOverview {
  return {
    now: '2026-11-22T10:15:30.000+09:00',
    editions: shown === 0 ? [] : [anEditionLine(shown)],
    notices: [],
    draft: null,
    contentId: `package-${shown}`,
    tablets: [],
    settings: tabletSettings(defaultSettings),
    ratingsFolder: '/data/ratings',
    ratingsToday: 0,
    isPinSet: false,
    record: [],
    alerts: [],
    backup: { lastDay: '2026-11-22', failure: null },
    ...fields,
  };
}
