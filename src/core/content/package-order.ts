/** As much of a content package as its place in the order of editions needs. */
interface Ordered {
  id: string;
  editions: { serial: number }[];
}

/** What is on the tablet: `floor` is the serial a hub's package must reach to take its place. */
interface OnTablet {
  id: string;
  floor: number;
}

/** What an offered package is to the one on the tablet. */
export type EditionOrder = 'newer' | 'same' | 'older';

/** Ids of packages that were made on a tablet, from what a stick brought, begin so. */
const STICK = 'stick:';
/** Those of packages that a hub wrote for a stick: they lack the PIN, so the hub's own of the same content is not the same. */
const USB = 'usb:';
const LONGEST_ID = 100;

const plain = (id: string): string => id.replace(/^(?:stick|usb):/, '');

export const isStickMade = (id: string): boolean => id.startsWith(STICK);

/** Made on a tablet, or written by a hub for a stick. */
export const isBroughtByStick = (id: string): boolean => plain(id) !== id;

/** The id of a package that a tablet makes, from that of what was brought. */
export function stickId(of: string): string {
  return (STICK + plain(of)).slice(0, LONGEST_ID);
}

/** The id of a package as it leaves on a stick; one that a tablet made stays one. */
export function exportedId(of: string): string {
  return isStickMade(of) ? of : (USB + plain(of)).slice(0, LONGEST_ID);
}

/** The floor of a package that a hub made: its current edition stands first. */
export const floorOf = ({ editions }: Ordered): number => editions[0]?.serial ?? 0;

export const highestSerial = ({ editions }: Ordered): number => Math.max(...editions.map(({ serial }) => serial));

/**
 * What a package that the hub offers is to the one on the tablet. Order is by serial alone, never by clocks; what a stick
 * brought stays until the hub publishes a higher one.
 */
export function orderOf(offered: Ordered, shown: OnTablet | null): EditionOrder {
  if (shown === null) return 'newer';
  if (offered.id === shown.id) return 'same';
  const highest = highestSerial(offered);
  return highest > shown.floor || (highest === shown.floor && !isStickMade(shown.id)) ? 'newer' : 'older';
}

/** The same for an exported package that a stick brought: only one above the tablet's serial counts as the hub's own. */
export function orderOfBrought(brought: Ordered, shown: OnTablet | null): EditionOrder {
  if (shown !== null && plain(shown.id) === plain(brought.id)) return 'same';
  return !isStickMade(brought.id) && highestSerial(brought) > (shown?.floor ?? 0) ? 'newer' : 'older';
}
