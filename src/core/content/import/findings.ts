import type { Place, Problem, ProblemCode, Repair, RepairCode } from '../problem.ts';

interface Spot {
  row?: number;
  column?: string;
}

/** What the importer put right and what it could not read; every step of one reading writes into the same list. */
export function createFindings(file: string) {
  const repairs: Repair[] = [];
  const problems: Problem[] = [];
  const place = (spot: Spot): Place => ({ file, ...spot });
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
  };
}

export type Findings = ReturnType<typeof createFindings>;
