import type { FastifyInstance } from 'fastify';

export interface Route {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters as Fastify writes them: `/api/office/editions/:serial`. */
  url: string;
}

/** Every route a server answers, as it says itself; so nobody has to remember a new one. */
export function routesOf(app: Pick<FastifyInstance, 'printRoutes'>): Route[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [, indent, part, methods] = /^([│ ]*[├└]── )(\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (indent === undefined || part === undefined) throw new Error(`a line that names no route: ${line}`);
      const depth = indent.length / 4 - 1;
      above.splice(depth, Number.POSITIVE_INFINITY, part);
      return (methods?.split(', ') ?? []).map((method) => ({ method, url: above.join('') }) as Route);
    });
}
