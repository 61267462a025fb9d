import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { drive, type Drive } from '../../scripts/demo/headless.ts';
import { journey } from '../../scripts/demo/journey.ts';
import { openStage, type Stage } from '../../scripts/demo/stage.ts';
import { tempFolder, type TempFolder } from '../../scripts/lib/temp.ts';

/** An account of the person's own, which the demo must neither read nor touch. */
const secrets = {
  config: '[profile private]\nregion = eu-north-1\n',
  credentials: '[private]\naws_access_key_id = AKIAPRIVATE\naws_secret_access_key = private\n',
};

async function timesOf(folder: string): Promise<Readonly<Record<string, number>>> {
  const names = await readdir(folder);
  const read = names.map(async (name) => {
    const { atimeMs, mtimeMs } = await stat(join(folder, name));
    return [name, Math.max(atimeMs, mtimeMs)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

describe('the demo, done by itself', () => {
  let folder: TempFolder;
  let stage: Stage;
  let outcome: Drive;
  let before: Readonly<Record<string, number>>;
  const ownFiles = (): string => join(folder.path, '.aws');

  beforeAll(async () => {
    folder = await tempFolder('person');
    await mkdir(ownFiles());
    for (const [name, text] of Object.entries(secrets)) {
      await writeFile(join(ownFiles(), name), text);
    }
    before = await timesOf(ownFiles());
    vi.stubEnv('HOME', folder.path);
    vi.stubEnv('USERPROFILE', folder.path);
    vi.stubEnv('AWS_PROFILE', 'private');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAPRIVATE');
    stage = await openStage({ vsix: inject('vsix'), standIn: { exportDuration: 10_000 } });
    outcome = await drive(stage, join(folder.path, 'pictures'), journey);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await stage.close();
    await folder.remove();
  });

  it('starts an export and opens the manifest that it wrote', () => {
    expect(outcome.error).toBeUndefined();
    const made = stage.standIn.exports().find(({ arn }) => arn === outcome.told?.exportArn);
    expect(made).toMatchObject({ table: 'orders', status: 'COMPLETED' });
    expect(outcome.told?.itemCount).toBeGreaterThan(0);
    expect(outcome.told?.manifestItems).toBe(outcome.told?.itemCount);
  });

  it('takes every picture that the README may want', () => {
    const names = outcome.pictures.map((picture) => /\d\d-(.+)\.png$/.exec(picture)?.[1]);
    expect(names).toEqual([
      'empty-tree',
      'tree-light',
      'tree-high-contrast',
      'tree-dark',
      'form-untouched',
      'form-errors',
      'form-ready-light',
      'form-ready-high-contrast',
      'form-ready-dark',
      'running',
      'finished',
      'manifest',
    ]);
  });

  it('calls no address but 127.0.0.1', () => {
    expect(outcome.outside).toEqual([]);
  });

  it("signs every call with the demo's keys, never with the person's", () => {
    const keys = new Set(stage.standIn.calls.map(({ accessKeyId }) => accessKeyId));
    expect(keys.size).toBe(1);
    expect([...keys]).not.toContain('AKIAPRIVATE');
  });

  it("neither reads nor writes the person's own AWS files", async () => {
    expect(await timesOf(ownFiles())).toEqual(before);
  });

  it('gets only answers that fit AWS', () => {
    expect(stage.standIn.violations).toEqual([]);
  });
});
