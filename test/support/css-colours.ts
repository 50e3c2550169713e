/** Red, green, blue of 0–255, and how far it covers what lies beneath (0–1). */
type Colour = [red: number, green: number, blue: number, cover: number];

export type Colours = (name: string) => Colour;

/** The colours of custom properties as these style sheets set them, the later ones over the earlier ones. */
export function coloursOf(...sheets: string[]): Colours {
  const values = new Map<string, string>();
  for (const sheet of sheets) {
    for (const [, name, value] of sheet.matchAll(/--([\w-]+):\s*([^;]+);/g)) values.set(name!, value!.trim());
  }
  const read = (name: string): Colour => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    return other === undefined ? colourOf(value) : read(other);
  };
  return read;
}

function colourOf(value: string): Colour {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value)?.slice(1);
  if (hex !== undefined) {
    const [red, green, blue] = hex.map((pair) => Number.parseInt(pair, 16));
    return [red!, green!, blue!, 1];
  }
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(value)?.slice(1).map(Number);
  if (rgb === undefined) throw new Error(`not a colour: ${value}`);
  return [rgb[0]!, rgb[1]!, rgb[2]!, rgb[3]! / 100];
}

/** The second colour seen through the first. */
export function over([red, green, blue, cover]: Colour, ground: Colour): Colour {
  const mixed = [red, green, blue].map((part, at) => part * cover + ground[at]! * (1 - cover));
  return [mixed[0]!, mixed[1]!, mixed[2]!, 1];
}

/** WCAG 2.2, contrast ratio. */
export function contrast(one: Colour, ground: Colour): number {
  const [light, dark] = [luminance(over(one, ground)), luminance(ground)].toSorted((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
