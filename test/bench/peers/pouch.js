import PouchDB from 'pouchdb-browser';

// As its documentation sets it up: documents by id, replication to the address of a CouchDB in batches.
const asDocument = ({ id, ...event }) => ({ _id: id, ...event });

globalThis.peer = {
  async open(name) {
    const events = new PouchDB(name);
    return {
      put: (event) => events.put(asDocument(event)),
      fill: (many) => events.bulkDocs(many.map(asDocument)),
      async send() {
        const { docs_written, doc_write_failures } = await events.replicate.to(`${location.origin}/db/${name}`, {
          batch_size: 500,
        });
        if (doc_write_failures > 0) throw new Error(`${doc_write_failures} documents were refused`);
        return docs_written;
      },
    };
  },
};
