import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import type { SelfSigned } from './selfSigned.ts';

/** Something on this machine that a client can turn to. */
export interface Place {
  readonly port: number;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Takes connections and whatever is sent on them, and never says a word. */
export async function startSilent(): Promise<Place & { readonly open: ReadonlySet<Socket> }> {
  const open = new Set<Socket>();
  // Who does not listen does not hear either that the other end is gone.
  const server = createServer((socket) => socket.resume());
  const place = await listening(server, open);
  return { ...place, open };
}

/** Speaks TLS with this certificate, and passes on what it hears to the server at `target`. */
export function startTls(certificate: SelfSigned, target: string): Promise<Place> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  const server = createTlsServer({ ...certificate }, (socket) => {
    const onward = connect(Number(port), host);
    socket.pipe(onward).pipe(socket);
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return listening(server, open);
}

/** A program that listens and then never looks: the system takes few connections in its place. */
const deaf = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '${host}', backlog: 1 }, () => {
  process.stdout.write(String(server.address().port) + '\\n', () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});`;

/** A port where connections do not come about and are not refused either. */
export async function startDeaf(): Promise<Place> {
  const child = spawn(process.execPath, ['--eval', deaf], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(chunk.toString());
  const waiting: Socket[] = [];
  while (await comesAbout(port, waiting)) continue;
  return {
    port,
    close: async () => {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

async function comesAbout(port: number, waiting: Socket[]): Promise<boolean> {
  const socket = connect(port, host).on('error', () => undefined);
  waiting.push(socket);
  return Promise.race([once(socket, 'connect').then(() => true), sleep(500).then(() => false)]);
}

async function listening(server: Server, open: Set<Socket>): Promise<Place> {
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    port: address.port,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
