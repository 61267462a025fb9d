import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { remedyOf } from '../../src/core/doctor/remedyOf.ts';
import type { Fix } from '../../src/core/preflight/finding.ts';
import { policyProblems } from '../policyGrammar/problems.ts';
import type { EndedJob } from '../../src/core/insight/explainEnd.ts';
import { ailing, curable, recoveryOff } from './policies/ailing.ts';
import { grammarProblems } from './policies/grammar.ts';
import { causeOf, ended } from './policies/launch.ts';
import { paste, policiesIn } from './policies/pasting.ts';
import { nothing, placedFor } from './policies/placed.ts';
import { askerIn, needIn, requiredFor, type Scene } from './policies/scene.ts';
import { openStage, type Stage } from './policies/stage.ts';

let stage: Stage;
let pasted = 0;
const met = new Set<string>();

beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => expect(stage.lab.standIn.violations).toEqual([]));
afterAll(async () => {
  console.log(
    `${ailing.length} ailing jobs of ${met.size} causes, ${pasted} policies pasted: each is cured.`,
  );
  await stage.lab.close();
});

/** What the doctor says of a job, which has to be known and of policies that AWS takes. */
function fixesFor(scene: Scene, job: EndedJob): readonly Fix[] {
  expect(['failed', 'rejected']).toContain(job.state);
  met.add(causeOf(job));
  const { fixes, lookAgain } = remedyOf({ job, need: needIn(scene), asker: askerIn(scene) });
  expect(lookAgain).not.toBe('all');
  for (const { place, text } of policiesIn(fixes)) {
    expect(policyProblems(JSON.parse(text), place)).toEqual([]);
    expect(grammarProblems(text, place)).toEqual([]);
  }
  pasted += policiesIn(fixes).length;
  return fixes;
}

const titled = ailing.map((one) => [one.scene.title, one.title, one] as const);

describe('what the doctor tells to paste', () => {
  it.each(titled)('cures %s where %s', async (_, __, { scene, placed, cured, told }) => {
    stage.place(placed);
    const job = await ended(stage, scene);
    const fixes = fixesFor(scene, told?.(job) ?? job);
    stage.place(policiesIn(fixes).reduce(paste, placed));
    expect(await ended(stage, cured ?? scene)).toMatchObject({ state: 'completed' });
  });

  it('lets a person turn on point-in-time recovery where that is off', async () => {
    const placed = placedFor(requiredFor(recoveryOff), nothing);
    stage.place(placed);
    const fixes = fixesFor(recoveryOff, await ended(stage, recoveryOff));
    const { tables } = await stage.connect(recoveryOff);
    // The command among the fixes makes this call.
    const turnOn = () => tables.turnOnRecovery(recoveryOff.source.name);
    await expect(turnOn()).rejects.toMatchObject({ reason: 'access-denied' });
    stage.place(policiesIn(fixes).reduce(paste, placed));
    await turnOn();
    expect(await ended(stage, recoveryOff)).toMatchObject({ state: 'completed' });
  });

  it('is tried for every cause that there is something to paste for', () => {
    expect([...met].sort()).toEqual([...curable()].sort());
  });
});
