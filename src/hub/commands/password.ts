import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { passwordWords as words } from '../../words/password.ts';
import { recordNames } from '../../words/record.ts';
import { startSentence } from '../../words/start.ts';
import { EXIT, reasonOf, say } from '../cannot-start.ts';
import { isCommonPassword } from '../storage/common-password.ts';
import { isBeingRestored } from '../storage/data-folder.ts';
import { openDatabase } from '../storage/database.ts';
import { isLongEnough, PASSWORD_MIN_LENGTH, setPassword } from '../storage/password.ts';
import { folders } from './folders.ts';
import { askHidden } from './hidden-line.ts';

const dataDir = dataFolder();
process.exitCode = dataDir === null ? say(words.usage, EXIT.usage) : await replacePassword(dataDir);

function dataFolder(): string | null {
  try {
    return folders(parseArgs({ options: { data: { type: 'string' } } }).values)?.dataDir ?? null;
  } catch {
    return null;
  }
}

async function replacePassword(folder: string): Promise<number> {
  const password = process.stdin.isTTY ? await askTwice() : (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === null) return say(words.different, EXIT.badInput);
  if (!isLongEnough(password)) return say(words.tooShort(PASSWORD_MIN_LENGTH), EXIT.badInput);
  // What a program hands over is as its administrator wants it.
  if (process.stdin.isTTY && isCommonPassword(password)) return say(words.tooCommon, EXIT.badInput);
  try {
    if (isBeingRestored(folder)) return say(startSentence({ code: 'folder-restoring', folder }), EXIT.unavailable);
    const database = openDatabase(folder);
    await setPassword(database, password, recordNames.command, Date.now());
    database.close();
  } catch (error) {
    return say(startSentence({ code: 'folder-unusable', folder, reason: reasonOf(error) }), EXIT.unavailable);
  }
  return say(words.done, EXIT.ok);
}

async function askTwice(): Promise<string | null> {
  const first = await askHidden(words.ask(PASSWORD_MIN_LENGTH));
  return (await askHidden(words.askAgain)) === first ? first : null;
}
