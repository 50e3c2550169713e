import setup from '../support/global-setup.ts';
import { contentSpeed } from './content-speed.ts';
import { hubSpeed } from './hub-speed.ts';
import { importSpeed } from './import-speed.ts';
import { ingestSpeed } from './ingest-speed.ts';
import { leavingSpeed } from './leaving-speed.ts';
import { lobbySpeed } from './lobby-speed.ts';
import { millionSpeed } from './million-speed.ts';
import { monthSpeed } from './month-speed.ts';
import { officeSpeed } from './office-speed.ts';
import { peerSpeed } from './peer-speed.ts';
import { reconnectSpeed } from './reconnect-speed.ts';
import { reportsSpeed } from './reports-speed.ts';
import { shellSize } from './shell-size.ts';
import { syncSpeed } from './sync-speed.ts';

// `npm run bench` measures everything, `npm run bench -- hub` only what is named. One JSON object a line.
const benches = {
  size: shellSize,
  import: importSpeed,
  lobby: lobbySpeed,
  peers: peerSpeed,
  sync: syncSpeed,
  month: monthSpeed,
  hub: hubSpeed,
  million: millionSpeed,
  leaving: leavingSpeed,
  ingest: ingestSpeed,
  reconnect: reconnectSpeed,
  office: officeSpeed,
  reports: reportsSpeed,
  content: contentSpeed,
};

const wanted = process.argv.slice(2);
await setup();
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await measure()) {
    process.stdout.write(`${JSON.stringify(figure, rounded)}\n`);
  }
}

function rounded(name: string, value: unknown) {
  if (typeof value !== 'number') return value;
  const digits = name === 'ratio' ? 100 : 10;
  return Math.round(value * digits) / digits;
}
