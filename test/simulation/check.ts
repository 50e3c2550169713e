/** What happened, as far as the promise speaks of it. All ids are those of events. */
export interface Story {
  /** Somebody touched something, so an event may exist. */
  tapped: Set<string>;
  /** The visitor has seen thanks, or the answer was taken. */
  promised: Set<string>;
  /** Neither thanks nor a word that it cannot be, for longer than three tries take. */
  held: Set<string>;
  /** Tablets that did not thank their last visitor, when everything worked again. */
  deaf: Set<string>;
  /** Destroyed together with a tablet's storage, or with it and a backup, before the hub had them for good. */
  destroyed: Map<string, { epoch: string; seq: number }>;
  /** On a storage that was wiped, whether the hub had them or not. */
  wiped: Set<string>;
}

export interface NumberedEvent {
  id: string;
  epoch: string;
  seq: number;
}

/** What lies where in the end, after every fault has been put right and everything has come to rest. */
export interface Ending {
  stored: NumberedEvent[];
  /** Numbers under which an event came that is stored under another epoch. */
  elsewhere: { epoch: string; seq: number }[];
  /** Of the ratings files, line by line; and the ratings among `stored`. */
  listed: string[];
  ratings: string[];
  /** What the hub will never take, by the hub and by the tablets. */
  rejected: NumberedEvent[];
  parked: string[];
  /** What tablets still think they have to send, or think to have sent though they never had it. */
  unsent: number;
}

export const emptyStory = (): Story => ({
  tapped: new Set(),
  promised: new Set(),
  held: new Set(),
  deaf: new Set(),
  destroyed: new Map(),
  wiped: new Set(),
});

/** Every breach of the promise, in a sentence each. */
export function breaches(story: Story, ending: Ending): string[] {
  const stored = new Set(ending.stored.map(({ id }) => id));
  const rejected = new Set(ending.rejected.map(({ id }) => id));
  const found: string[] = [];
  for (const id of story.promised) {
    if (!stored.has(id) && !rejected.has(id) && !story.destroyed.has(id)) found.push(`lost: ${id} was promised`);
  }
  for (const id of twice(ending.stored.map(({ id }) => id))) found.push(`twice: ${id} is stored more than once`);
  for (const id of twice(ending.listed)) found.push(`twice: ${id} is listed more than once`);
  if (same(ending.listed, ending.ratings) === false) found.push('files: the lines are not the stored ratings');
  for (const id of [...stored, ...rejected]) if (!story.tapped.has(id)) found.push(`invented: nobody tapped ${id}`);
  for (const id of story.held) found.push(`held: ${id} was answered by nothing`);
  for (const name of story.deaf) found.push(`deaf: ${name} takes no ratings any more`);
  if (ending.unsent > 0) found.push(`stuck: ${ending.unsent} events are still to be sent`);
  for (const id of ending.parked) if (!rejected.has(id)) found.push(`parked: the hub has not rejected ${id}`);
  const parked = new Set(ending.parked);
  for (const id of rejected)
    if (!parked.has(id) && !story.wiped.has(id)) found.push(`forgotten: ${id} is parked nowhere`);
  return [...found, ...gapBreaches(story, ending)];
}

/** Between the first and the last seq of an epoch exactly those are missing that were destroyed. */
function gapBreaches({ destroyed }: Story, { stored, rejected, elsewhere }: Ending): string[] {
  const found: string[] = [];
  const byEpoch = Map.groupBy([...stored, ...rejected, ...elsewhere], ({ epoch }) => epoch);
  for (const [epoch, events] of byEpoch) {
    const seqs = new Set(events.map(({ seq }) => seq));
    const gone = new Set([...destroyed.values()].filter((event) => event.epoch === epoch).map(({ seq }) => seq));
    for (let seq = 1; seq < Math.max(...seqs); seq += 1) {
      if (!seqs.has(seq) && !gone.has(seq)) found.push(`gap: ${epoch} ${seq} is missing and was never destroyed`);
    }
  }
  return found;
}

function twice(ids: string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

function same(one: string[], other: string[]): boolean {
  return new Set(one).size === new Set(other).size && other.every((id) => one.includes(id));
}
