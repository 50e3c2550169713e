import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const text = { type: 'string', maxLength: 100 };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    ...{ id: text, v: { type: 'number' }, kind: text, seq: { type: 'number' }, at: text, question: text },
    ...{ scale: { type: 'number' }, score: { type: 'number' }, shown: { type: 'string' }, edition: { type: 'number' } },
    ...{ lang: text, app: text, flags: { type: 'array', items: { type: 'string' } } },
  },
  required: ['id', 'seq', 'at', 'score'],
};

// As its documentation sets it up: its free storage on IndexedDB, and a push handler that posts to a server of one's own.
globalThis.peer = {
  async open(name) {
    const database = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
    const { events } = await database.addCollections({ events: { schema } });
    return {
      put: (event) => events.insert(event),
      fill: (many) => events.bulkInsert(many),
      async send() {
        let sent = 0;
        const replication = replicateRxCollection({
          collection: events,
          replicationIdentifier: 'hub',
          live: false,
          push: {
            batchSize: 500,
            async handler(rows) {
              const response = await fetch('/push', {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(rows),
              });
              if (!response.ok) throw new Error(String(response.status));
              sent += rows.length;
              return response.json();
            },
          },
        });
        replication.error$.subscribe((error) => console.error(error));
        await replication.awaitInitialReplication();
        return sent;
      },
    };
  },
};
