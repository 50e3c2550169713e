import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { until } from './until.ts';

/** Whether a process may have a network of its own here, in which nothing can be reached. */
export const canCutOff = () => spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']).status === 0;

/**
 * Runs `start.sh` with nothing of this checkout in its environment, and no network where that can be had; answers what it printed, what
 * the lobby page and a health check said, and how it ended upon SIGTERM.
 */
export async function startUnpacked(folder: string) {
  // The hub's own pid is what a signal must reach, and curl has to stand in the same network. What is looked into has to be there first.
  const script = `
    : > "${folder}/../out"
    "${folder}/start.sh" >> "${folder}/../out" & hub=$!
    for i in $(seq 300); do grep -q Ready "${folder}/../out" && break; sleep 0.1; done
    cat "${folder}/../out"
    url=$(sed -n 's/^Lobby display //p' "${folder}/../out")
    curl -s -o /dev/null -w 'registry %{exitcode}\\n' --max-time 3 https://registry.npmjs.org/
    curl -s "$url" | grep -o '<title>.*</title>'
    curl -s "\${url}healthz"; echo
    kill -TERM $hub; wait $hub; echo "exit $?"`;
  const [program, args] = canCutOff()
    ? ['unshare', ['-rn', 'sh', '-c', `ip link set lo up; ${script}`]]
    : ['sh', ['-c', script]];
  const run = spawn(program as string, args as string[], {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', KIOSK_PORT: '0' },
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  await once(run, 'close');
  await until('the end', () => said.includes('exit '));
  return said;
}
