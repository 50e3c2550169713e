import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { paths } from '../../core/protocol/paths.ts';
import type { ContentShelf } from '../content/content-shelf.ts';

export type TabletLines = ReturnType<typeof createTabletLines>;

/** The open lines to tablets, by who listens. */
export function createTabletLines() {
  const lines = new Map<PassThrough, string>();
  const of = (deviceId: string) => [...lines].flatMap(([line, listener]) => (listener === deviceId ? [line] : []));
  return {
    open(deviceId: string): PassThrough {
      const line = new PassThrough();
      lines.set(line, deviceId);
      line.on('close', () => lines.delete(line));
      return line;
    },
    tellAll(text: string) {
      for (const line of lines.keys()) line.write(text);
    },
    /** Something waits for it in the answer to its next report. */
    tellNews(deviceId: string) {
      for (const line of of(deviceId)) line.write('event: news\ndata: asked\n\n');
    },
    hangUp(deviceId: string) {
      for (const line of of(deviceId)) line.end();
    },
    hangUpAll() {
      for (const line of lines.keys()) line.end();
    },
  };
}

/** A tablet that hears nothing for longer than this and a bit knows that the line is dead. */
const HEARTBEAT_MS = 20_000;

/** `GET /api/events`: tells connected tablets at once which package is on show. */
export function eventsRoute(app: FastifyInstance, shelf: ContentShelf, lines: TabletLines) {
  shelf.onChange((id) => lines.tellAll(contentEvent(id)));
  const heartbeat = setInterval(() => lines.tellAll(': heartbeat\n\n'), HEARTBEAT_MS);
  // The hub does not wait for tablets that listen.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    lines.hangUpAll();
  });

  app.get(paths.events, { config: { needsTablet: true }, exposeHeadRoute: false }, (request, reply) => {
    const line = lines.open(request.tablet!.deviceId);
    const shown = shelf.current();
    line.write(shown === null ? ': nothing yet\n\n' : contentEvent(shown.id));
    reply.header('cache-control', 'no-store').type('text/event-stream');
    return reply.send(line);
  });
}

const contentEvent = (id: string) => `event: content\ndata: ${id}\n\n`;
