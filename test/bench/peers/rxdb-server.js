import { DatabaseSync } from 'node:sqlite';
import express from 'express';

// The server half of the documentation's "HTTP replication", with the hub's own store and durability behind it.
const [pagesDir, dataDir] = process.argv.slice(2);
const database = new DatabaseSync(`${dataDir}/events.sqlite`);
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE event (id TEXT PRIMARY KEY, body TEXT NOT NULL)',
);
const stored = database.prepare('SELECT body FROM event WHERE id = ?');
const store = database.prepare('INSERT OR REPLACE INTO event (id, body) VALUES (?, ?)');

const app = express();
app.use(express.static(pagesDir));
app.use(express.json({ limit: '4mb' }));
app.post('/push', (request, response) => {
  const conflicts = [];
  database.exec('BEGIN IMMEDIATE');
  for (const { newDocumentState, assumedMasterState } of request.body) {
    const there = stored.get(newDocumentState.id);
    if (there !== undefined && assumedMasterState === undefined) conflicts.push(JSON.parse(there.body));
    else store.run(newDocumentState.id, JSON.stringify(newDocumentState));
  }
  database.exec('COMMIT');
  response.json(conflicts);
});
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
