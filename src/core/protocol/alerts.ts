import * as v from 'valibot';
import { type Alert, lastingKinds } from '../reports/alerts.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const aboutLeaving = { keptFrom: whole, years: v.array(whole), ratings: whole };
const aboutTablet = { deviceId: v.string(), tablet: v.string() };

/** An alert as it travels to the office page. */
export const alertSchema: v.GenericSchema<unknown, Alert> = v.variant('kind', [
  v.object({ kind: v.literal('low-ratings'), ...aboutTablet, low: whole, total: whole }),
  v.object({ kind: v.literal('silent'), ...aboutTablet, since: v.string() }),
  v.object({ kind: v.literal('unsent'), ...aboutTablet, unsent: whole, since: v.string() }),
  v.object({ kind: v.picklist(lastingKinds), ...aboutTablet, count: whole }),
  v.object({ kind: v.literal('partly-wiped'), ...aboutTablet }),
  v.object({ kind: v.literal('leaving'), ...aboutLeaving, on: v.string() }),
  v.object({ kind: v.literal('leaving-unsure'), ...aboutLeaving, today: v.string() }),
  v.object({ kind: v.literal('disk'), freeBytes: v.number() }),
  v.object({ kind: v.literal('backup') }),
  v.object({ kind: v.literal('certificate'), until: v.string(), isOver: v.boolean() }),
]);

/** `POST /api/office/alerts/known`: staff know of so many and want to hear of it again only when there are more. */
export const alertKnownSchema = v.object({
  deviceId: v.pipe(v.string(), v.maxLength(64)),
  kind: v.picklist(lastingKinds),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type AlertKnown = v.InferOutput<typeof alertKnownSchema>;
