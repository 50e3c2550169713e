import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderState {
  /** Without Excel's lock files (`~$…`) and dot files. */
  names: string[];
  /** The same text as long as nothing changes. */
  state: string;
  /** When anything was last written; the time of the change counts too, because a copy may carry an old date. */
  newestMs: number;
}

/** `null` where the folder is missing or closed to us. */
export function folderState(folder: string): FolderState | null {
  try {
    const files = readdirSync(folder)
      .filter((name) => !/^(~\$|\.)/.test(name))
      .sort()
      .map((name) => ({ name, stat: statSync(join(folder, name), { throwIfNoEntry: false }) }))
      .flatMap(({ name, stat }) => (stat?.isFile() ? [{ name, stat }] : []));
    return {
      names: files.map(({ name }) => name),
      state: files.map(({ name, stat }) => `${name} ${stat.size} ${stat.mtimeMs}`).join('\n'),
      newestMs: Math.max(0, ...files.map(({ stat }) => Math.max(stat.mtimeMs, stat.ctimeMs))),
    };
  } catch {
    return null;
  }
}

/** The file's first `limit` bytes. */
export function readAtMost(path: string, limit: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(limit, fstatSync(file).size + 1));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
