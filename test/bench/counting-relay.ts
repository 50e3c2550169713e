import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const GREETING = Buffer.from([5, 0]);
const CONNECTED = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

/** A SOCKS 5 relay to this machine: a browser that goes through it sends the same bytes as without, and all are counted. */
export async function startCountingRelay() {
  const bytesByPort = new Map<number, number>();
  const sockets = new Set<Socket>();

  function relay(client: Socket, port: number) {
    const server = connect(port, '127.0.0.1', () => client.write(CONNECTED));
    const count = (chunk: Buffer) => bytesByPort.set(port, (bytesByPort.get(port) ?? 0) + chunk.length);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        count(chunk);
        to.write(chunk);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  }

  const listener = createServer((client) => {
    client.setNoDelay(true);
    // What is read here was sent as one packet each: the browser waits for the answer to the first.
    client.once('data', () => {
      client.write(GREETING);
      client.once('data', (wanted: Buffer) => relay(client, wanted.readUInt16BE(wanted.length - 2)));
    });
    client.on('error', () => {});
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    browserArguments: [
      `--proxy-server=socks5://127.0.0.1:${(listener.address() as AddressInfo).port}`,
      '--proxy-bypass-list=<-loopback>',
    ],
    /** Both ways, head and body of everything that went to the port so far. */
    bytes: (url: string) => bytesByPort.get(Number(new URL(url).port)) ?? 0,
    stop() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
