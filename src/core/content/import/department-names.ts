import { bounded } from './bounded.ts';
import { departmentPath, type PathPart } from './department-path.ts';
import type { Findings } from './findings.ts';
import { limits } from './limits.ts';

export interface DepartmentCell {
  text: string;
  spot: { row: number; column: string };
}

/** The path of every cell; one department written in several ways has one path. */
export function departmentPaths(cells: DepartmentCell[], findings: Findings): string[][] {
  const read = cells.map(({ text, spot }) => ({
    spot,
    text: text.slice(0, limits.name),
    parts: departmentPath(bounded(text, limits.name, spot, findings)),
  }));
  const fullest = new Map<string, PathPart[]>();
  for (const { text, parts } of read) {
    const known = fullest.get(departmentKey(text));
    if (!known || known.length < parts.length) fullest.set(departmentKey(text), parts);
  }
  for (const { parts, spot } of read) reportSpaces(parts, spot, findings);
  reportWritings(read, findings);
  return read.map(({ text, parts, spot }) => {
    const names = fullest.get(departmentKey(text))!.map(({ name }) => name);
    if (names.join() !== parts.map(({ name }) => name).join())
      findings.repair('same-department', spot, text, names.join(' '));
    return names;
  });
}

/** 総務部総務課 and 総務部 総務課, (支所) and （支所） are the same department. */
export function departmentKey(text: string): string {
  return text.normalize('NFKC').replace(/[\s/]/g, '');
}

function reportSpaces(parts: PathPart[], spot: DepartmentCell['spot'], findings: Findings): void {
  for (const { name, written } of parts) {
    if (written !== name) findings.repair('spaces-removed', spot, written, name);
  }
}

/** Once for each stray writing of a name that the document also writes properly. */
function reportWritings(read: { parts: PathPart[]; spot: DepartmentCell['spot'] }[], findings: Findings): void {
  const proper = new Set(
    read.flatMap(({ parts }) => parts.filter((part) => part.written === part.name).map(({ name }) => name)),
  );
  const reported = new Set<string>();
  for (const { parts, spot } of read) {
    for (const { name, written } of parts) {
      if (written === name || !proper.has(name) || reported.has(written)) continue;
      reported.add(written);
      findings.repair('same-department', spot, written, name);
    }
  }
}
