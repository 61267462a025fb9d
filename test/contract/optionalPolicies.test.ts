import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isExportError } from '../../src/core/errors.ts';
import type { JobReport } from '../../src/core/jobs/job.ts';
import { textsOf } from '../../src/core/policy/policy.ts';
import type { RequiredPolicy } from '../../src/core/policy/required.ts';
import { partner } from './policies/account.ts';
import { deeds } from './policies/extras.ts';
import { completed } from './policies/launch.ts';
import { lent } from './policies/lent.ts';
import { piecesOf } from './policies/pieces.ts';
import { placedFor, type Placed } from './policies/placed.ts';
import { needIn, optionalFor, requiredFor, type Scene } from './policies/scene.ts';
import { scenes } from './policies/scenes.ts';
import { openStage, type Stage } from './policies/stage.ts';

const actionsOf = ({ policy }: RequiredPolicy): readonly string[] =>
  policy.Statement.flatMap(({ Action }) => textsOf(Action));

/** A session tells no path of its role, so that the policy has it with any and with none: here none. */
const isOtherPath = ({ title }: { readonly title: string }): boolean => title.includes(':role/*/');

const tried = scenes.map((scene) => ({ scene, policies: optionalFor(scene) }));
const rows = tried.map(({ scene, policies }) => ({
  scene,
  whole: policies.flatMap((policy) =>
    actionsOf(policy).map((action) => ({ id: policy.id, action, policy })),
  ),
  lacking: policies.flatMap((policy) =>
    piecesOf([policy])
      .filter((piece) => !isOtherPath(piece))
      .flatMap(({ actions, policies: left, title }) =>
        actions.map((action) => ({ action, left, title })),
      ),
  ),
}));

/** What others allow stays; of the caller's own policies, only these are there. */
function beside(scene: Scene, policies: readonly RequiredPolicy[]): Placed {
  const others = requiredFor(scene).filter(({ place }) => place !== 'managed');
  return placedFor(policies, lent(placedFor(others)));
}

const titled = rows.map((one) => [one.scene.title, one] as const);

describe.each(titled)('optional policies for %s', (_, { scene, whole, lacking }) => {
  let stage: Stage;
  let report: JobReport;
  beforeAll(async () => {
    stage = await openStage();
    stage.place(placedFor(requiredFor(scene)));
    report = await completed(stage, scene, await stage.connect(scene));
  });
  afterEach(() => expect(stage.lab.standIn.violations).toEqual([]));
  afterAll(() => stage.lab.close());

  /** What comes of doing what an action is for. */
  async function outcomeOf(action: string, policies: readonly RequiredPolicy[]): Promise<string> {
    stage.place(beside(scene, policies));
    // What an alias was is remembered for as long as there are clients.
    stage.lab.world.dispose();
    const access = await stage.connect(scene);
    try {
      await deeds[action]?.({ access, scene, report });
      return action in deeds ? 'done' : 'nobody knows what it is for';
    } catch (error) {
      if (isExportError(error)) return error.reason;
      throw error;
    }
  }

  it('say in their notes what another account has to allow, too', () => {
    const notes = optionalFor(scene).flatMap((one) => one.notes.join(' '));
    const { bucketOwner } = { ...needIn(scene), ...scene.added };
    expect(notes.some((note) => note.includes('in the bucket policy, too.'))).toBe(
      bucketOwner === partner,
    );
    const allowsLooking = requiredFor(scene)
      .filter(({ place }) => place === 'key')
      .map((policy) => actionsOf(policy).includes('kms:DescribeKey'));
    expect(notes.some((note) => note.includes('in the key policy, too.'))).toBe(
      allowsLooking.includes(false),
    );
  });

  it.each(lacking)('do not allow $action without $title', async ({ action, left }) => {
    expect(await outcomeOf(action, left)).toBe('access-denied');
  });

  it.each(whole)('allow $action by $id', async ({ action, policy }) => {
    expect(await outcomeOf(action, [policy])).toBe('done');
  });
});

afterAll(() => {
  const policies = tried.flatMap((one) => one.policies);
  const actions = policies.flatMap(actionsOf);
  console.log(
    `${policies.length} optional policies, ${actions.length} actions tried: each is enough and needed.`,
  );
});
