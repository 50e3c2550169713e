import type { Database } from './database.ts';
import { hasTable, isUpToDate } from './database.ts';
import type { Damage } from './verify.ts';

const LISTED = 20;

/** One run of numbers that a tablet gave, from when its storage was empty until it is empty again. */
export interface EpochFinding {
  epoch: string;
  /** The name of the tablet that last used it; '' where it is no longer known. */
  tablet: string;
  stored: number;
  rejected: number;
  /** The highest number known of. */
  lastSeq: number;
  /** How many numbers up to it never arrived, and where they stand; of very many only the first. */
  missing: number;
  gaps: [from: number, to: number][];
  /** How many events came under a number that another one had: a tablet was copied. */
  doubled: number;
  doubledSeqs: number[];
}

/** Every epoch in turn, read along the index; the damages say where `through` promises tablets more than is there. */
export function* verifyEpochs(database: Database): Generator<{ finding: EpochFinding; damages: Damage[] }> {
  // A database that only earlier versions opened has no such tables.
  const elsewhere = hasTable(database, 'elsewhere') ? 'UNION ALL SELECT epoch, seq, seq, NULL FROM elsewhere' : '';
  const gone = hasTable(database, 'gone_seq') ? 'UNION ALL SELECT epoch, first, last, NULL FROM gone_seq' : '';
  const rows = database
    .prepare(
      `SELECT epoch, seq, seq AS last, 1 AS isStored FROM event
       UNION ALL SELECT epoch, seq, seq, 0 FROM rejected WHERE seq IS NOT NULL ${elsewhere} ${gone} ORDER BY epoch, seq`,
    )
    .iterate();
  const known = knownOf(database);
  const unheard = new Set(
    database
      .prepare('SELECT epoch FROM epoch')
      .all()
      .map(({ epoch }) => Buffer.from(epoch as Uint8Array).toString('hex')),
  );
  let count: ReturnType<typeof countEpoch> | null = null;
  for (const { epoch, seq, last, isStored } of rows) {
    const name = Buffer.from(epoch as Uint8Array).toString('hex');
    if (count?.epoch !== name) {
      if (count !== null) yield count.finish(known(count.epoch));
      count = countEpoch(name);
      unheard.delete(name);
    }
    count.add(Number(seq), Number(last), isStored === null ? null : isStored === 1);
  }
  if (count !== null) yield count.finish(known(count.epoch));
  // Only a report told of them: nothing ever came.
  for (const epoch of unheard) yield countEpoch(epoch).finish(known(epoch));
}

interface Known {
  tablet: string;
  through: number;
  /** Up to where everything must have arrived, as the tablet itself says. */
  expected: number;
}

function countEpoch(epoch: string) {
  const finding: EpochFinding = {
    ...{ epoch, tablet: '', stored: 0, rejected: 0, lastSeq: 0, missing: 0, gaps: [], doubled: 0, doubledSeqs: [] },
  };
  let through = 0;
  let lastStored = 0;

  function miss(from: number, to: number) {
    if (to < from) return;
    finding.missing += to - from + 1;
    if (finding.gaps.length < LISTED) finding.gaps.push([from, to]);
  }

  return {
    epoch,
    /** `isStored` is `null` where the event is stored under another number, or all from `seq` to `last` have left. */
    add(seq: number, last: number, isStored: boolean | null) {
      if (isStored !== null) finding[isStored ? 'stored' : 'rejected'] += 1;
      if (seq <= through + 1) through = Math.max(through, last);
      miss(finding.lastSeq + 1, seq - 1);
      finding.lastSeq = Math.max(finding.lastSeq, last);
      if (isStored !== true) return;
      if (seq === lastStored) {
        finding.doubled += 1;
        if (finding.doubledSeqs.length < LISTED && finding.doubledSeqs.at(-1) !== seq) finding.doubledSeqs.push(seq);
      }
      lastStored = seq;
    },
    finish({ tablet, through: promised, expected }: Known): { finding: EpochFinding; damages: Damage[] } {
      miss(finding.lastSeq + 1, expected);
      finding.lastSeq = Math.max(finding.lastSeq, expected);
      const damages: Damage[] = promised > through ? [{ code: 'through-too-high', epoch, promised, through }] : [];
      return { finding: { ...finding, tablet }, damages };
    },
  };
}

/** What the hub has noted of an epoch beside its events; a database that only earlier versions opened has less. */
function knownOf(database: Database): (epoch: string) => Known {
  const columns = isUpToDate(database)
    ? `coalesce(tablet.name, '') AS name,
       iif(coalesce(tablet.status ->> 'epoch', '') IN ('', ${asUuid('epoch.epoch')}), sent_through, last_seq) AS expected
       FROM epoch LEFT JOIN tablet USING (device_id)`
    : `'' AS name, 0 AS expected FROM epoch`;
  const find = database.prepare(`SELECT through, ${columns} WHERE epoch = ?`);
  return (epoch) => {
    const row = find.get(Buffer.from(epoch, 'hex'));
    return {
      tablet: String(row?.name ?? ''),
      through: Number(row?.through ?? 0),
      expected: Number(row?.expected ?? 0),
    };
  };
}

/** SQL for the epoch as tablets write it. */
function asUuid(column: string): string {
  const hex = `lower(hex(${column}))`;
  const piece = (from: number, length: number) => `substr(${hex}, ${from}, ${length})`;
  return [piece(1, 8), piece(9, 4), piece(13, 4), piece(17, 4), piece(21, 12)].join(" || '-' || ");
}
