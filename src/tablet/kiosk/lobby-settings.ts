import { defaultSettings, type TabletSettings, tabletSettings } from '../../core/settings/settings.ts';

export type LobbySettings = TabletSettings;

/** What holds until the first package has arrived. */
export const firstSettings: LobbySettings = tabletSettings(defaultSettings);
