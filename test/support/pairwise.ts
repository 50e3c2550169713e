type Factors = Record<string, readonly unknown[]>;
export type Case<F extends Factors> = { -readonly [K in keyof F]: F[K][number] };

/** Few cases, always the same ones, in which every value of a factor meets every value of every other factor. */
export function pairwise<const F extends Factors>(factors: F): Case<F>[] {
  const names = Object.keys(factors);
  const open = new Set(pairsOf(factors));
  const cases: Case<F>[] = [];
  for (const pair of open) {
    const one: Record<string, number> = Object.fromEntries(JSON.parse(pair));
    for (const name of names) one[name] ??= mostOpen(factors, open, one, name);
    for (const met of pairsIn(one)) open.delete(met);
    cases.push(valuesOf(factors, one));
  }
  return cases;
}

/** Every combination of the values. */
export function everyCase<const F extends Factors>(factors: F): Case<F>[] {
  let cases: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(factors)) {
    cases = cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  }
  return cases as Case<F>[];
}

/** The pairs of values that no case holds. */
export function missedPairs<F extends Factors>(factors: F, cases: Case<F>[]): string[] {
  const places = cases.map((one) =>
    Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, values.indexOf(one[name])])),
  );
  const met = new Set(places.flatMap(pairsIn));
  return pairsOf(factors).filter((pair) => !met.has(pair));
}

/** The value of a factor that brings most of the open pairs together with those already chosen; the first of equals. */
function mostOpen(factors: Factors, open: Set<string>, chosen: Record<string, number>, name: string): number {
  const gains = factors[name]!.map(
    (_, value) =>
      Object.entries(chosen).filter(([other, place]) => open.has(pairOf([name, value], [other, place]))).length,
  );
  return gains.indexOf(Math.max(...gains));
}

function pairsOf(factors: Factors): string[] {
  const all = Object.entries(factors).flatMap(([name, values]) => values.map((_, place) => [name, place] as const));
  return all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter(([name]) => name !== one[0])
      .map((other) => pairOf(one, other)),
  );
}

function pairsIn(places: Record<string, number>): string[] {
  const all = Object.entries(places);
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => pairOf(one, other)));
}

type Place = readonly [name: string, value: number];
const pairOf = (one: Place, other: Place) => JSON.stringify(one[0] < other[0] ? [one, other] : [other, one]);

function valuesOf<F extends Factors>(factors: F, places: Record<string, number>): Case<F> {
  return Object.fromEntries(Object.entries(factors).map(([name, values]) => [name, values[places[name]!]])) as Case<F>;
}
