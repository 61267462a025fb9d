import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Passes bytes on to a server of this machine and counts the connections that come for it. */
export interface CountingProxy {
  /** Stands for the server's own address. */
  readonly url: string;
  readonly connections: () => number;
  close(): Promise<void>;
}

const usual = '127.0.0.1';

/** Starts one in front of the server at `target`, at another address of this machine if told. */
export async function startCountingProxy(target: string, host = usual): Promise<CountingProxy> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    const onward = connect(Number(port), usual);
    for (const end of [socket, onward]) {
      open.add(end);
      // What becomes of a connection is the business of its two ends.
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    url: `http://${host}:${address.port}`,
    connections: () => count,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
