import { once } from 'node:events';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A company's proxy on this machine, which alone knows where the company's hosts are. */
export interface PlayedProxy {
  /** For `http.proxy`. */
  readonly url: string;
  /** Lets a host lead to a server of this machine; all others are refused. */
  lead(host: string, to: string): void;
  /** What it was asked for, such as `POST aws.test` and `CONNECT aws.test`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Starts one that passes on requests and tunnels. */
export async function startProxy(): Promise<PlayedProxy> {
  const asked: string[] = [];
  const known = new Map<string, URL>();
  const open = new Set<Socket>();
  const targetOf = (method: string, host: string): URL | undefined => {
    asked.push(`${method} ${host}`);
    return known.get(host);
  };
  const server = createServer((request, response) => {
    const { hostname } = new URL(request.url ?? '', 'http://nobody');
    passOn(request, response, targetOf(request.method ?? '', hostname));
  });
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    tunnel(socket, targetOf('CONNECT', url.replace(/:\d+$/, '')));
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    url: `http://${loopback}:${address.port}`,
    lead: (host, to) => void known.set(host, new URL(to)),
    asked,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(request: IncomingMessage, response: ServerResponse, target?: URL): void {
  if (target === undefined) return void response.writeHead(502).end();
  const { pathname, search } = new URL(request.url ?? '', target);
  const { method, headers } = request;
  const path = `${pathname}${search}`;
  const onward = send({ host: loopback, port: target.port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

function tunnel(socket: Duplex, target?: URL): void {
  if (target === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const onward = connect(Number(target.port), loopback, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    socket.pipe(onward).pipe(socket);
  });
  for (const end of [socket, onward]) {
    end.on('error', () => undefined);
    end.on('close', () => {
      socket.destroy();
      onward.destroy();
    });
  }
}
