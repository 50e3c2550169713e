import * as v from 'valibot';
import { pinAttemptsSchema } from '../../core/settings/pin-attempts.ts';
import { pinHashSchema } from '../../core/settings/settings.ts';

const deviceSchema = v.object({ deviceId: v.string(), token: v.string() });
export type Device = v.InferOutput<typeof deviceSchema>;

const stateSchemas = {
  device: deviceSchema,
  /** Staff decided that no hub is asked for this tablet. */
  alone: v.boolean(),
  born: v.number(),
  pin: pinHashSchema,
  'pin-attempts': pinAttemptsSchema,
};
type Schemas = typeof stateSchemas;
export type CheckedKey = keyof Schemas;
export type StoredState<Key extends CheckedKey> = v.InferOutput<Schemas[Key]>;

/** `null` for what is nothing of the kind. */
export function asStoredState<Key extends CheckedKey>(key: Key, value: unknown): StoredState<Key> | null {
  const schema: Schemas[Key] = stateSchemas[key];
  return v.is(schema, value) ? value : null;
}
