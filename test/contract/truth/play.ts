import { expect } from 'vitest';
import { isExportError } from '../../../src/core/errors.ts';
import type { FormDraft, FormFacts } from '../../../src/core/kinds/kind.ts';
import { checksOf } from '../../../src/core/kinds/preflights.ts';
import type { ExportRequest } from '../../../src/core/kinds/registry.ts';
import type { AwsAccess } from '../../../src/core/ports.ts';
import type { Subject } from '../../../src/core/preflight/check.ts';
import type { Finding } from '../../../src/core/preflight/finding.ts';
import { rememberedLooks } from '../../../src/core/preflight/looks.ts';
import { runPreflight } from '../../../src/core/preflight/run.ts';
import { hostKinds } from '../../../src/editor/forms/hosts/registry.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { noSignal } from '../../fakes/noSignal.ts';
import { openLab, type Lab } from '../lab.ts';
import { truthSeed } from './seed.ts';
import type { Situation, Truth } from './situation.ts';

const minute = 60_000;
const token = '11111111-2222-4333-8444-555555555555';

/** One launch: what became of it, and what was found before it where somebody looked. */
export interface Launch {
  readonly truth: Truth;
  readonly findings: readonly Finding[];
}

/** Launches what a form would send, in an account of its own. */
export async function launch(situation: Situation, looksBefore: boolean): Promise<Launch> {
  const seed = situation.change?.(truthSeed) ?? truthSeed;
  const { profile = 'acme-data' } = situation;
  const lab = await openLab({ seed, exportDuration: minute, profiles: [profile] });
  try {
    const access = await lab.connect(profile);
    const subject = await subjectOf(situation, access);
    situation.meanwhile?.(lab.standIn);
    const findings = looksBefore ? await look(situation, subject, access) : [];
    expect(changing(lab)).toEqual([]);
    const truth = await truthOf({ ...situation, input: subject.input }, access, lab);
    expect(lab.standIn.violations).toEqual([]);
    return { truth, findings };
  } finally {
    await lab.close();
  }
}

/** What the form makes of its facts and of what is filled in. */
async function subjectOf(
  { kind, source, filled }: Situation,
  access: AwsAccess,
): Promise<Subject<object>> {
  const host = hostKinds[kind];
  const lookout = { access, source, clock: new FakeClock(Date.now()) };
  const read = await host.readFacts(lookout);
  const draft: FormDraft = { ...host.kind.draft(read, token), ...filled };
  const facts: FormFacts = await host.factsFor(draft, read, lookout);
  const input = host.kind.request(draft, facts);
  return { connection: access.connection, source, facts, input };
}

function look(
  { kind }: Situation,
  subject: Subject<object>,
  access: AwsAccess,
): Promise<readonly Finding[]> {
  const looks = rememberedLooks(access, new FakeClock(Date.now()));
  const deaf = { looking: () => undefined, found: () => undefined };
  return runPreflight(checksOf(kind, subject), looks, deaf, noSignal);
}

const reading = /^(?:Describe|Get|Head|List|Simulate|DomainMetadata|Select)/;

/** What changed something at AWS: nobody may before a launch. */
const changing = ({ standIn }: Lab): readonly string[] =>
  standIn.calls.map(({ operation }) => operation).filter((one) => !reading.test(one));

async function truthOf(
  { kind, input }: Pick<Situation, 'kind'> & { readonly input: object },
  access: AwsAccess,
  { standIn }: Lab,
): Promise<Truth> {
  const gateway = access.exportsOf(kind);
  try {
    const { arn } = await gateway.start({ kind, input, token } as ExportRequest);
    standIn.clock.advance(10 * minute);
    const { state } = await gateway.describe(arn);
    expect(['completed', 'failed']).toContain(state);
    return state === 'completed' ? 'completes' : 'fails';
  } catch (error) {
    if (isExportError(error)) return 'refused';
    throw error;
  }
}
