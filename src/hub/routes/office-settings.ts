import type { FastifyInstance } from 'fastify';
import {
  type SettingsAnswer,
  type SettingsRequest,
  settingsRequestSchema,
} from '../../core/protocol/office-settings.ts';
import { paths } from '../../core/protocol/paths.ts';
import { officeSettings } from '../../core/settings/office-settings.ts';
import { type RefusalCode, refusalSentence } from '../../words/refusals.ts';
import { settingsFaultSentence } from '../../words/settings-faults.ts';
import type { ContentShelf } from '../content/content-shelf.ts';
import type { KeptSettings } from '../settings/kept-settings.ts';
import { refuse } from './refusal.ts';

const config = { needsStaff: true };
/** Hundreds of days; what is more is no opening hours. */
const SETTINGS_LIMIT_BYTES = 64 * 1024;

const REFUSALS = {
  overtaken: 'settings_changed',
  unusual: 'settings_unusual',
  'no-room': 'storage',
  'not-writable': 'settings_not_writable',
} as const satisfies Record<string, RefusalCode>;

/** What staff change of kiosk.yaml on the page; tablets get it with the next package, at once. */
export function officeSettingsRoute(app: FastifyInstance, settings: KeptSettings, shelf: ContentShelf) {
  const answer = (): SettingsAnswer => ({ ...settings.standing(), settings: officeSettings(settings.current()) });

  app.get(paths.settings, { config }, async () => answer());

  app.put<{ Body: SettingsRequest }>(
    paths.settings,
    { config, schema: { body: settingsRequestSchema }, bodyLimit: SETTINGS_LIMIT_BYTES },
    async ({ body, staff }, reply) => {
      const outcome = await settings.change(body.settings, { base: body.base, who: staff! });
      switch (outcome.kind) {
        case 'changed':
          await shelf.refreshAtOnce();
          return answer();
        case 'wrong': {
          const message = outcome.faults.map((fault) => settingsFaultSentence(fault, null)).join('');
          return refuse(reply, 'settings_wrong', { message, faults: outcome.faults });
        }
        case 'broken':
          return refuse(reply, 'settings_broken', { message: refusalSentence('settings_broken') + outcome.message });
        default:
          return refuse(reply, REFUSALS[outcome.kind]);
      }
    },
  );
}
