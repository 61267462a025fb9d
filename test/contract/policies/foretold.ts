import type { FormDraft, FormFacts } from '../../../src/core/kinds/kind.ts';
import { checksOf } from '../../../src/core/kinds/preflights.ts';
import type { AwsAccess } from '../../../src/core/ports.ts';
import type { Finding } from '../../../src/core/preflight/finding.ts';
import { rememberedLooks } from '../../../src/core/preflight/looks.ts';
import { runPreflight } from '../../../src/core/preflight/run.ts';
import { hostKinds } from '../../../src/editor/forms/hosts/registry.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { noSignal } from '../../fakes/noSignal.ts';
import { needIn, type Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const token = 'of-a-form-that-nobody-sends';

/** What a form for the request of a scene finds, which nobody has looked at before. */
export async function foretold(stage: Stage, scene: Scene): Promise<readonly Finding[]> {
  // Clients remember what an alias was.
  stage.lab.world.dispose();
  const access = await stage.connect(scene);
  const now = stage.lab.standIn.clock.now();
  const { kind, source } = scene;
  const facts = await factsOf(scene, access, new FakeClock(now));
  const subject = { connection: access.connection, source, facts };
  const checks = checksOf(kind, { ...subject, input: scene.input({ token, now }) });
  const deaf = { looking: () => undefined, found: () => undefined };
  return runPreflight(checks, rememberedLooks(access, new FakeClock(now)), deaf, noSignal);
}

/** What the host of the form knows once it is filled in. */
async function factsOf(scene: Scene, access: AwsAccess, clock: FakeClock): Promise<FormFacts> {
  const { bucket = '', kmsKeyId = '', roleArn = '' } = needIn(scene);
  const host = hostKinds[scene.kind];
  const lookout = { access, source: scene.source, clock };
  const read = await host.readFacts(lookout);
  const draft: FormDraft = { ...host.kind.draft(read, token), ...{ bucket, kmsKeyId, roleArn } };
  return host.factsFor(draft, read, lookout);
}
