import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../lib/paths.ts';
import { runOrThrow } from '../lib/run.ts';
import { tempFolder, type TempFolder } from '../lib/temp.ts';
import { readOutsideCalls } from './outsideCalls.ts';

const attempts: Readonly<Record<string, string>> = {
  'fetch by address': `await fetch('http://203.0.113.1/')`,
  'fetch by name': `await fetch('https://outside.example/')`,
  'https.get': `(await import('node:https')).get('https://outside.example/').on('error', () => {})`,
  'net.connect': `(await import('node:net')).connect(443, '203.0.113.1').on('error', () => {})`,
  'tls.connect': `(await import('node:tls')).connect(443, '203.0.113.1').on('error', () => {})`,
  'http2.connect': `(await import('node:http2')).connect('https://outside.example').on('error', () => {})`,
  'dns.lookup': `(await import('node:dns')).lookup('outside.example', () => {})`,
  'dns.promises.resolve4': `await (await import('node:dns')).promises.resolve4('outside.example')`,
  datagram: `(await import('node:dgram')).createSocket('udp4').send('x', 53, '203.0.113.1')`,
  'a worker': `new (await import('node:worker_threads')).Worker(
    "fetch('http://203.0.113.1/').catch(() => {})", { eval: true })`,
  'the metadata service': `await fetch('http://169.254.169.254/latest/')`,
};

describe('the guard', () => {
  let folder: TempFolder;
  beforeAll(async () => {
    folder = await tempFolder('guard');
  });
  afterAll(() => folder.remove());

  /** Runs code behind the guard and returns what was written down about it. */
  async function outsideCallsOf(name: string, code: string) {
    const file = join(folder.path, `${name.replaceAll(/\W/g, '-')}.jsonl`);
    const guard = `--require=${at('scripts', 'editor', 'guard.ts')}`;
    const guarded = `try { ${code} } catch {}`;
    const args = [guard, '--input-type=module', '--eval', guarded];
    await runOrThrow(process.execPath, args, { env: { OUTSIDE_CALLS_FILE: file } });
    return readOutsideCalls(file);
  }

  it.each(Object.entries(attempts))('writes down and refuses %s', async (name, code) => {
    const calls = await outsideCallsOf(name, code);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.target).toMatch(/^(203\.0\.113\.1|169\.254\.169\.254|outside\.example)$/);
  });

  it.each(['127.0.0.1', 'localhost'])('lets calls to %s pass', async (host) => {
    const server = createServer((_, response) => response.end('here'));
    await new Promise<void>((resolve) => void server.listen(0, host, resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const code = `if (await (await fetch('http://${host}:${port}/')).text() !== 'here') process.exit(1)`;
    expect(await outsideCallsOf(host, code)).toEqual([]);
    server.close();
  });
});
