/** What a character became that CP932 does not have, and how often it stood there. */
export interface Loss {
  character: string;
  written: string;
  times: number;
}

export type Cp932Encoder = ReturnType<typeof createCp932Encoder>;

/** Marks that look the same to a Japanese reader; whatever else is missing becomes 〓 (the geta of printers). */
const NEAR: Record<string, string> = {
  '〜': '～',
  '−': '－',
  '—': '―',
  '‖': '∥',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¥': '￥',
};
const GETA = '〓';

/** Rows 0xED and 0xEE repeat characters of 0xFA–0xFC, which Windows writes; 0xF0–0xF9 are for private use. */
const isWritten = (lead: number) => lead > 0x80 && lead < 0xfd && lead !== 0xed && lead !== 0xee && !isPrivate(lead);
const isPrivate = (lead: number) => lead >= 0xf0 && lead <= 0xf9;

/** Writes text as a Japanese Windows saves it (CP932), and remembers what it could not write as it stands. */
export function createCp932Encoder() {
  const codes = codesOfCp932();
  const lost = new Map<string, Loss>();

  function instead(character: string): number[] {
    const near = NEAR[character] ?? GETA;
    const loss = lost.get(character) ?? { character, written: near, times: 0 };
    loss.times += 1;
    lost.set(character, loss);
    return codes.get(near)!;
  }

  return {
    encode(text: string): Uint8Array {
      const bytes: number[] = [];
      for (const character of text) bytes.push(...(codes.get(character) ?? instead(character)));
      return Uint8Array.from(bytes);
    },
    /** In the order in which they first stood. */
    losses: () => [...lost.values()],
  };
}

/** The table of the platform's own decoder the other way round, for no platform has an encoder (https://encoding.spec.whatwg.org/). */
function codesOfCp932(): Map<string, number[]> {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const learn = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      // The first of two is what Windows writes (∪ ¬ ∵ of row 0x81, not of 0x87).
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, bytes);
    } catch {
      // No character of CP932.
    }
  };
  for (let lead = 0; lead < 0x100; lead += 1) {
    learn([lead]);
    for (let trail = 0x40; isWritten(lead) && trail < 0xfd; trail += 1) learn([lead, trail]);
  }
  return codes;
}
