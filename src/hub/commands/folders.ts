import { parseOptions } from '../options.ts';

/** The folders a command works on, found as the hub finds them; `null` where what was typed is no folder. */
export function folders(typed: { data?: string | undefined; config?: string | undefined }) {
  const given = Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  const { KIOSK_DATA_DIR, KIOSK_CONFIG_DIR } = process.env;
  const parsed = parseOptions(given, { KIOSK_DATA_DIR, KIOSK_CONFIG_DIR });
  return 'options' in parsed ? parsed.options : null;
}
