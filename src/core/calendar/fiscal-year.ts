const NAMED = /(令和|平成|\b[RH]\.?)?\s*(元|\d{1,4})\s*年度/gi;

/** The 年度 that a text names (令和8年度, R８年度, 2026年度), by the year it begins in; of several the latest, `null` for none. */
export function fiscalYearOf(text: string): number | null {
  const years = [...text.normalize('NFKC').matchAll(NAMED)]
    .map(([, era = '', no]) => eraBefore(era) + (no === '元' ? 1 : Number(no)))
    .filter((year) => year > 1988 && year < 2100);
  return years.length > 0 ? Math.max(...years) : null;
}

/** The year before its first one; 0 where the year counts for itself. */
function eraBefore(era: string): number {
  if (era === '') return 0;
  return /^[令R]/i.test(era) ? 2018 : 1988;
}

/** As a ward office writes it: 令和8年度. */
export function fiscalYearName(year: number): string {
  const [era, no] = year > 2018 ? ['令和', year - 2018] : ['平成', year - 1988];
  return `${era}${no === 1 ? '元' : no}年度`;
}
