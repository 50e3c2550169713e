import { spawn } from 'node:child_process';
import { join } from 'node:path';

const commands = join(import.meta.dirname, '../../src/hub/commands');

/** Runs `npm run -s <name>` as npm does; as soon as `killWhen` holds it ends as by a power cut, and `exitCode` is `null`. */
export async function runCommand(name: 'ratings' | 'content', args: string[], killWhen?: () => boolean) {
  const program = spawn(process.execPath, [join(commands, `${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  program.stdout.setEncoding('utf8').on('data', (text) => {
    said.stdout += text;
  });
  program.stderr.setEncoding('utf8').on('data', (text) => {
    said.stderr += text;
  });
  const looking = setInterval(() => killWhen?.() === true && program.kill('SIGKILL'), 1);
  const exitCode = await new Promise<number | null>((resolve) => program.once('close', resolve));
  clearInterval(looking);
  return { ...said, exitCode };
}
