import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientsFor, refusalOf } from './fixture/open.ts';

const main = join(import.meta.dirname, 'main.ts');

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill());
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  const [chunk] = (await once(stream ?? process.stdin, 'data')) as [Buffer];
  return chunk.toString().split('\n')[0] ?? '';
}

describe('the command', () => {
  it('prints its URL and plays AWS with the faults that it was told', async () => {
    const child = run('--seed', 'many:150', '--fault', 'throttle:ListTables:1', '--speed', '60');
    const url = await firstLine(child.stdout);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { dynamodb } = clientsFor(url);
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({})));
    const answer = await dynamodb.send(new ListTablesCommand({}));
    expect(refusal.name).toBe('ThrottlingException');
    expect(answer.LastEvaluatedTableName).toBe('tenant-00100-events');
  });

  it.each([
    ['--fault', 'fire'],
    ['--seed', 'wheat'],
    ['--speed', 'fast'],
  ])('refuses %s %s, and says why', async (...args) => {
    const child = run(...args);
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(text).toContain(args[1]);
  });
});
