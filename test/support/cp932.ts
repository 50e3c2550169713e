// Rows 0xED and 0xEE repeat characters of 0xFA–0xFC (NEC selected IBM extensions); Windows writes the latter.
const isWritten = (lead: number) => lead !== 0xed && lead !== 0xee;

const codes = new Map<string, number[]>();
const decoder = new TextDecoder('shift_jis', { fatal: true });
for (let lead = 0; lead < 0x100; lead += 1) {
  learn([lead]);
  for (let trail = 0x40; isWritten(lead) && lead > 0x80 && trail < 0xfd; trail += 1) learn([lead, trail]);
}

function learn(bytes: number[]): void {
  try {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && !codes.has(character)) codes.set(character, bytes);
  } catch {
    // Not a character of CP932.
  }
}

/** The bytes as Excel and Notepad of a Japanese Windows save them; throws for a character outside CP932. */
export function encodeCp932(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = codes.get(character);
      if (!bytes) throw new Error(`「${character}」 is not in CP932`);
      return bytes;
    }),
  );
}
