/** The process of one window: what the editor's extension host is, without the editor. */
import type { Job } from '../../src/core/jobs/job.ts';
import type { Log } from '../../src/core/ports.ts';
import { createLeapingClock } from './clock.ts';
import type { News, Order, Setup } from './messages.ts';
import { perform } from './perform.ts';
import { openServices } from './services.ts';

const setup = JSON.parse(process.argv[2] ?? '') as Setup;
const clock = createLeapingClock(setup.ahead);
const write = (line: string): void => {
  process.stderr.write(`${new Date(clock.now()).toISOString()} ${process.pid} ${line}\n`);
};
const log: Log = { debug: () => undefined, info: write, warn: write, error: write };
const tell = (news: News): void => void process.send?.(news);
// A job that was found in a list is the same under its ARN in one window and its token in another.
const onTold = ({ arn, id, state }: Job): void =>
  tell({ news: 'told', end: `${arn ?? id} ${state}` });
const services = await openServices({ setup, clock, log, onTold });

async function answer({ gesture, number }: Order & { readonly order: 'do' }): Promise<void> {
  tell({ news: 'came', number, outcome: await perform(gesture, services) });
}

/** As a reload does it: what is under way is not waited for. */
function close(): void {
  services.dispose();
  process.exit();
}

function obey(order: Order): void {
  switch (order.order) {
    case 'do':
      void answer(order);
      break;
    case 'leap':
      clock.leap(order.ms);
      break;
    case 'attend':
      services.attend(order.isInUse);
      break;
    case 'close':
      close();
  }
}

services.ledger.onDidChange((job) => {
  if (job.state === 'launching') tell({ news: 'written', token: job.id });
});
process.on('message', (order) => obey(order as Order));
// Whoever opened this window is gone.
process.on('disconnect', () => process.exit());
tell({ news: 'open' });
