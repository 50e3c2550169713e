import { type StartFailure, startSentence } from '../words/start.ts';

/** Exit codes of sysexits.h. */
export const EXIT = {
  ok: 0,
  usage: 64,
  badInput: 65,
  noInput: 66,
  unavailable: 69,
  software: 70,
  cannotCreate: 73,
  config: 78,
} as const;

/** Says one sentence, on stderr unless all is well; answers the exit code. */
export function say(sentence: string, exitCode: number): number {
  const stream = exitCode === EXIT.ok ? process.stdout : process.stderr;
  stream.write(`${sentence}\n`);
  return exitCode;
}

/** Thrown while the hub starts; one place says it and ends. */
export class CannotStart extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, failure: StartFailure) {
    super(startSentence(failure));
    this.exitCode = exitCode;
  }
}

/** What the system calls the failure, without the path that the sentence names already. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code;
}
