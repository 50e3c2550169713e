import type { Place, Problem, ProblemCode, Repair, RepairCode } from '../problem.ts';

export interface Spot {
  row?: number;
  column?: string;
}

/** What the importer put right and what it could not read; every step of one reading writes into the same list. */
export function createFindings(file: string): Findings {
  return findingsOf({ file }, [], []);
}

function findingsOf(base: Place, repairs: Repair[], problems: Problem[]): Findings {
  const place = (spot: Spot): Place => ({ ...base, ...spot });
  const add = (severity: Problem['severity']) => (code: ProblemCode, spot: Spot, values?: Problem['values']) => {
    problems.push({ code, severity, where: place(spot), ...(values && { values }) });
  };
  return {
    repairs,
    problems,
    repair(code: RepairCode, spot: Spot, before: string, after: string) {
      repairs.push({ code, where: place(spot), before, after });
    },
    error: add('error'),
    warning: add('warning'),
    /** The same list, for what stands in this sheet or in this file of an archive. */
    within: (place: { file?: string; sheet?: string }): Findings =>
      findingsOf({ ...base, ...place }, repairs, problems),
  };
}

export interface Findings {
  repairs: Repair[];
  problems: Problem[];
  repair(code: RepairCode, spot: Spot, before: string, after: string): void;
  error(code: ProblemCode, spot: Spot, values?: Problem['values']): void;
  warning(code: ProblemCode, spot: Spot, values?: Problem['values']): void;
  within(place: { file?: string; sheet?: string }): Findings;
}
