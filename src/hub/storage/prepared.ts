import type { StatementSync } from 'node:sqlite';
import type { Database } from './database.ts';

const known = new WeakMap<Database, Map<string, StatementSync>>();

/**
 * The statement for this text, prepared once a database: for what every request asks, with `get`, `all` and `run`. One that
 * is dropped keeps its memory, which V8 does not count, until the next big collection of garbage.
 */
export function prepared(database: Database, sql: string): StatementSync {
  const statements = known.get(database) ?? new Map<string, StatementSync>();
  known.set(database, statements);
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}
