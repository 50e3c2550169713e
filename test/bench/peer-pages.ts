import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Plugin } from 'vite';
import { goalsOf, readText, wardDocument } from '../support/ward-document.ts';
import { builtPage, installPeers, peersFolder } from './built-page.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface PeerPage {
  name: string;
  files: Map<string, Buffer>;
  url: string;
  stop: () => void;
}

/** The ward's goals as slides of reveal.js and of Swiper and on a bare page, each served with a worker that keeps it offline. */
export async function startPeerPages(): Promise<PeerPage[]> {
  installPeers();
  const pages = [
    { name: 'reveal.js', page: 'reveal' },
    { name: 'Swiper', page: 'swiper' },
    { name: 'bare page', page: 'bare' },
  ];
  const started: PeerPage[] = [];
  for (const { name, page } of pages) started.push({ name, ...(await serve(await filesOf(page))) });
  return started;
}

/** The built page with a worker that holds all of it. */
async function filesOf(page: string): Promise<Map<string, Buffer>> {
  const outDir = await builtPage(page, [withGoals]);
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = entry.name.endsWith('.html') ? '/' : path.slice(outDir.length).replaceAll('\\', '/');
    files.set(address, readFileSync(path));
  }
  rmSync(outDir, { recursive: true });
  const worker = readFileSync(join(peersFolder, 'worker.js'), 'utf8');
  const list = JSON.stringify([...files.keys()]);
  return files.set('/worker.js', Buffer.from(worker.replace('self.__FILES__', list)));
}

const withGoals: Plugin = {
  name: 'with-goals',
  transformIndexHtml(html) {
    const { edition } = readText(wardDocument());
    const goals = edition!.departments.flatMap(({ path, goals }) =>
      goals.map(({ no, text }) => ({ name: `${path.join(' ')} 目標${no}`, text })),
    );
    if (goals.length !== goalsOf(edition).length || goals.length !== 44) throw new Error('the ward has 44 goals');
    const sections = goals.map(
      ({ name, text }) => `<section class="swiper-slide"><h2>${name}</h2><p>${text}</p></section>`,
    );
    return html.replace('<!--slides-->', sections.join('')).replace("'--goals--'", JSON.stringify(goals));
  },
};

async function serve(files: Map<string, Buffer>) {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = files.get(path);
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('Content-Type', TYPES[extname(path) || '.html'] ?? 'text/plain');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    files,
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
