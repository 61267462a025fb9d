import { build as esbuild, context, type Metafile } from 'esbuild';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundles } from './build/bundles.ts';
import { writeCodicons } from './build/codicons.ts';
import { noticesFor } from './build/notices.ts';
import { isMain } from './lib/isMain.ts';
import { at } from './lib/paths.ts';
import { say, timed } from './lib/report.ts';

export interface BuildResult {
  /** What went into each bundle, by the bundle's name. */
  readonly metafiles: Readonly<Record<string, Metafile>>;
}

async function keepMetafiles(metafiles: BuildResult['metafiles']): Promise<void> {
  await mkdir(at('.cache', 'metafiles'), { recursive: true });
  for (const [name, metafile] of Object.entries(metafiles)) {
    await writeFile(at('.cache', 'metafiles', `${name}.json`), JSON.stringify(metafile));
  }
}

async function writeNotices(metafiles: BuildResult['metafiles']): Promise<void> {
  await writeFile(
    at('dist', 'THIRD-PARTY-NOTICES.txt'),
    await noticesFor(Object.values(metafiles)),
  );
  const files = await readdir(at('dist'), { recursive: true });
  const comments = files.filter((file) => file.endsWith('.LEGAL.txt'));
  await Promise.all(comments.map((file) => rm(at('dist', file))));
}

/** Makes `dist` anew. Throws, after esbuild has said why, when the code does not build. */
export async function build(options: { readonly production: boolean }): Promise<BuildResult> {
  await rm(at('dist'), { recursive: true, force: true });
  await writeCodicons();
  const made = await Promise.all(
    bundles(options.production).map(async ({ name, options: how }) => {
      const { metafile } = await esbuild({ ...how, metafile: true });
      return [name, metafile] as const;
    }),
  );
  const metafiles = Object.fromEntries(made);
  await keepMetafiles(metafiles);
  if (options.production) await writeNotices(metafiles);
  return { metafiles };
}

/** Builds for development and again after every change, until the process is stopped. */
async function watch(): Promise<void> {
  await writeCodicons();
  for (const { options } of bundles(false)) {
    const running = await context({ ...options, logLevel: 'info' });
    await running.watch();
  }
  say('Watching src; stop with Ctrl+C.');
}

if (isMain(import.meta)) {
  const flags = { production: { type: 'boolean' }, watch: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options: flags });
  if (values.watch === true) {
    await watch();
  } else {
    const production = values.production === true;
    const { seconds } = await timed(() => build({ production }));
    say(`Built dist for ${production ? 'production' : 'development'} in ${seconds} s.`);
  }
}
