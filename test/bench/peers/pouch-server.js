import express from 'express';
import pouchServer from 'express-pouchdb';
import PouchDB from 'pouchdb-node';

// express-pouchdb on LevelDB with what replication needs, as its documentation sets it up.
const [pagesDir, dataDir] = process.argv.slice(2);
const app = express();
app.use(express.static(pagesDir));
app.use(
  '/db',
  pouchServer(PouchDB.defaults({ prefix: `${dataDir}/` }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${dataDir}/log`,
  }),
);
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
