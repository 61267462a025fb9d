import { ExportError } from '../../src/core/errors.ts';
import type { JobReport } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import { createHandlers } from '../../src/editor/commands/handlers.ts';
import type { CommandId } from '../../src/editor/contributions.ts';
import type { DocumentRef } from '../../src/editor/documents/documentRef.ts';
import { entryOfSummary } from '../../src/editor/explorer/entries.ts';
import { ExportsModel } from '../../src/editor/explorer/exportsModel.ts';
import { exportNode } from '../../src/editor/explorer/nodeFactory.ts';
import type { ExportNode } from '../../src/editor/explorer/nodes.ts';
import type { News } from '../../src/editor/explorer/shelf.ts';
import type { FormSubject } from '../../src/editor/forms/formSession.ts';
import type { SignInWish } from '../../src/editor/signIn/wish.ts';
import { FakeAsk, FakeShell } from './fakeEditor.ts';
import { reportOf } from './jobs.ts';
import { connection } from './samples.ts';
import { openWindow, type FakeWindow } from './window.ts';

/** All commands over AWS, the ledger, the person and the editor in memory. */
export interface CommandDesk extends FakeWindow {
  readonly ask: FakeAsk;
  readonly shell: FakeShell;
  /** What else was told: `table orders`, `backups orders`, `sources`, `exports`, `watcher`. */
  readonly done: readonly string[];
  readonly forms: readonly FormSubject[];
  readonly documents: readonly DocumentRef[];
  /** Keys of the manifests that there are. */
  readonly manifests: Set<string>;
  /** A job that AWS knows and nobody watches, completed unless told, as a row. */
  readonly row: (kind: KindId, changes?: Partial<JobReport>) => ExportNode;
  readonly run: (id: CommandId, arg?: unknown) => Promise<void>;
}

export async function openDesk(): Promise<CommandDesk> {
  const window = await openWindow();
  const { clock, world } = window;
  world.add('orders');
  world.add('sessions');
  const [ask, shell] = [new FakeAsk(), new FakeShell()];
  const done: string[] = [];
  const forms: FormSubject[] = [];
  const documents: DocumentRef[] = [];
  const manifests = new Set<string>();
  const deps = {
    ...{ ask, shell, ...window },
    forms: { open: async (subject: FormSubject) => Promise.resolve(void forms.push(subject)) },
    documents: {
      open: async (ref: DocumentRef) => {
        if (ref.kind === 'manifest' && !manifests.has(ref.key)) {
          throw new ExportError('object-not-found', { resource: ref.key });
        }
        await Promise.resolve(documents.push(ref));
      },
    },
    sources: {
      refresh: () => void done.push('sources'),
      tell: (news: News) =>
        void done.push(news.about === 'job' ? 'job' : `${news.about} ${news.table}`),
    },
    signIn: {
      signIns: {
        signIn: ({ connection: { profile } }: SignInWish) => {
          done.push(`sign in ${profile}`);
          return Promise.resolve(true);
        },
      },
      openConfigFiles: async () => Promise.resolve(void done.push('config files')),
    },
    watcher: { lookNow: async () => Promise.resolve(void done.push('watcher')) },
  };
  const exports = new ExportsModel(window);
  exports.onDidChange(() => done.push('exports'));
  const handlers = createHandlers({ ...deps, exports });
  const row = (kind: KindId, changes: Partial<JobReport> = {}): ExportNode => {
    const report = reportOf(kind, clock.now(), {
      state: 'completed',
      prefix: 'orders',
      ...changes,
    });
    world.gateways[kind].add(report);
    return exportNode(entryOfSummary(connection, report), [connection]);
  };
  const run = (id: CommandId, arg?: unknown) => handlers[id](arg);
  return { ask, documents, done, forms, manifests, row, run, shell, ...window };
}
