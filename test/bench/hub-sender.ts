import { type Agent, request } from 'node:http';

/** One request to the hub as a tablet makes it; the answer's text, or an error with its status. */
export function post(
  agent: Agent,
  url: URL,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers: { ...headers, ...length } }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (text) => {
        answer += text;
      });
      response.on('end', () =>
        response.statusCode! < 300 ? resolve(answer) : reject(new Error(`${response.statusCode} ${answer}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A new tablet's token; the hub is on this machine, so it asks for no code. */
export async function enrolledToken(agent: Agent, origin: string, name: string): Promise<string> {
  return JSON.parse(await post(agent, new URL('/api/enrol', origin), JSON.stringify({ name }))).token;
}
