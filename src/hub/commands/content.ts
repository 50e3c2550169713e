import { checkContent } from './check-content.ts';
import { usage } from './content-files.ts';
import { publishContent } from './publish-content.ts';
import { writeContentTemplate } from './template.ts';

const commands = new Map([
  ['check', checkContent],
  ['publish', publishContent],
  ['template', writeContentTemplate],
]);

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);
process.exitCode = command ? await command(args) : usage();
