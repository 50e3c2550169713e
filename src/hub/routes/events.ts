import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';

/** A tablet that hears nothing for longer than this and a bit knows that the line is dead. */
const HEARTBEAT_MS = 20_000;

/** `GET /api/events`: tells connected tablets at once which package is on show. */
export function eventsRoute(app: FastifyInstance, shelf: ContentShelf) {
  const listeners = new Set<PassThrough>();
  const tell = (text: string) => {
    for (const listener of listeners) listener.write(text);
  };
  shelf.onChange((id) => tell(contentEvent(id)));
  const heartbeat = setInterval(() => tell(': heartbeat\n\n'), HEARTBEAT_MS);
  // The hub does not wait for tablets that listen.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const listener of listeners) listener.end();
  });

  app.get(paths.events, { config: { needsTablet: true }, exposeHeadRoute: false }, (_request, reply) => {
    const listener = new PassThrough();
    listeners.add(listener);
    listener.on('close', () => listeners.delete(listener));
    const shown = shelf.current();
    listener.write(shown === null ? ': nothing yet\n\n' : contentEvent(shown.id));
    reply.header('cache-control', 'no-store').type('text/event-stream');
    return reply.send(listener);
  });
}

const contentEvent = (id: string) => `event: content\ndata: ${id}\n\n`;
