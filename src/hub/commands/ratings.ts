import { ratingsCommandWords as words } from '../../words/ratings-command.ts';
import { EXIT, say } from '../cannot-start.ts';
import { backUpRatings } from './backup-ratings.ts';
import { restoreRatings } from './restore-ratings.ts';
import { verifyRatings } from './verify-ratings.ts';

const commands = new Map([
  ['verify', verifyRatings],
  ['backup', backUpRatings],
  ['restore', restoreRatings],
]);

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);
process.exitCode = command ? await command(args) : say(words.usage, EXIT.usage);
