import { isExportError } from '../../src/core/errors.ts';
import { launch } from '../../src/core/jobs/launch.ts';
import { adoptRunning } from '../../src/editor/explorer/adopt.ts';
import { connection } from './account.ts';
import type { Gesture, Outcome } from './messages.ts';
import type { Services } from './services.ts';

type Of<D extends Gesture['does']> = Gesture & { readonly does: D };

/** Does what a person does, and tells what they are told. Throws only what nobody foresaw. */
export async function perform(gesture: Gesture, services: Services): Promise<Outcome> {
  try {
    return await performUnsafely(gesture, services);
  } catch (error) {
    if (isExportError(error)) return { came: 'refused', reason: error.reason };
    throw error;
  }
}

function performUnsafely(gesture: Gesture, services: Services): Promise<Outcome> {
  switch (gesture.does) {
    case 'start':
      return start(gesture, services);
    case 'cancel':
      return cancel(gesture, services);
    case 'browse':
      return browse(gesture, services);
  }
}

/** As the form does it once all is checked and agreed to; nobody wants a second one beside it. */
async function start(
  { request, source }: Of<'start'>,
  { ledger, world }: Services,
): Promise<Outcome> {
  const twins = await ledger.twins({ request, source });
  if (twins.length > 0) return { came: 'declined' };
  const gateway = (await world.connect(connection)).exportsOf(request.kind);
  const where = { connection, source, besides: [] };
  const { outcome, job } = await launch(request, where, { ledger, gateway });
  return { came: outcome, jobId: job.id };
}

async function cancel({ token }: Of<'cancel'>, { ledger, world }: Services): Promise<Outcome> {
  const { arn, id, kind } = ledger.get(token) ?? {};
  if (arn === undefined || id === undefined || kind === undefined) return { came: 'declined' };
  const canceled = await (await world.connect(connection)).exportsOf(kind).cancel?.(arn);
  if (canceled !== undefined) await ledger.update(id, canceled);
  return { came: 'done' };
}

/** As the list of all exports does it. */
async function browse({ kind }: Of<'browse'>, { ledger, world }: Services): Promise<Outcome> {
  const { items } = await (await world.connect(connection)).exportsOf(kind).list();
  await adoptRunning(ledger, connection, items);
  return { came: 'done' };
}
