import type { Job } from '../../src/core/jobs/job.ts';
import { openLedger, type Ledger } from '../../src/core/jobs/ledger.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import { Connections } from '../../src/editor/connection/connections.ts';
import { preselect } from '../../src/editor/connection/preselect.ts';
import { ViewFilterStore } from '../../src/editor/explorer/viewFilterStore.ts';
import { FakeAws } from './fakeAws.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeMemory } from './fakeEditor.ts';
import { MemoryJournal } from './memoryJournal.ts';
import { QuietLog } from './quietLog.ts';
import { requestOfKind, sources } from './requests.ts';
import { connection } from './samples.ts';

/** What views and commands of a window stand on. */
export interface FakeWindow {
  readonly clock: FakeClock;
  readonly world: FakeAws;
  readonly ledger: Ledger;
  readonly connections: Connections;
  readonly filter: ViewFilterStore;
  /** A job that was just asked for, of which AWS knows nothing. */
  readonly intend: (kind: KindId, token?: string) => Promise<Job>;
  /** A job that was asked for and that AWS has started. */
  readonly start: (kind: KindId, token?: string) => Promise<Job>;
}

/** A window over an empty AWS, with nothing in its ledger; there is one profile to choose. */
export async function openWindow(): Promise<FakeWindow> {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const [here, everywhere] = [new FakeMemory(), new FakeMemory()];
  const connections = new Connections({
    ...{ world, here, everywhere },
    begin: (profiles) => Promise.resolve(preselect(profiles, {})),
  });
  const intend = async (kind: KindId, token = 'token-1'): Promise<Job> => {
    const request = requestOfKind(kind, token);
    return (await ledger.intend({ request, connection, source: sources[kind] })).job;
  };
  const start = async (kind: KindId, token = 'token-1'): Promise<Job> => {
    const { id } = await intend(kind, token);
    return ledger.accept(id, await world.gateways[kind].start(requestOfKind(kind, token)));
  };
  return { clock, world, ledger, connections, filter: new ViewFilterStore(here), intend, start };
}
