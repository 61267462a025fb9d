import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../../src/core/policy/policy.ts';
import { endingsOf, isNotPlayed, notPlayed } from './policies/endings.ts';
import { course, ended } from './policies/launch.ts';
import { neighboursOf } from './policies/neighbours.ts';
import { piecesOf } from './policies/pieces.ts';
import { openFor, placedFor } from './policies/placed.ts';
import { askerIn, requiredFor } from './policies/scene.ts';
import { scenes } from './policies/scenes.ts';
import { openStage, type Stage } from './policies/stage.ts';

const tried = scenes.map((scene) => {
  const policies = requiredFor(scene);
  return { scene, policies, pieces: piecesOf(policies) };
});
const titled = tried.map((one) => [one.scene.title, one] as const);

describe.each(titled)('policies for %s', (_, { scene, policies, pieces }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(() => expect(stage.lab.standIn.violations).toEqual([]));
  afterAll(() => stage.lab.close());

  it('are enough', async () => {
    const access = await stage.connect(scene);
    expect(askerIn(scene)).toMatchObject(await access.identity());
    stage.place(placedFor(policies));
    expect(await course(stage, scene)).toBe('completes');
  });

  it.each(neighboursOf(scene))('are not for $title', async ({ scene: other }) => {
    stage.place(placedFor(policies));
    expect((await ended(stage, other)).state).toMatch(/^(?:failed|rejected)$/);
    // It is the policies that were in the way.
    stage.place(openFor(placedFor(policies)));
    expect(await ended(stage, other)).toMatchObject({ state: 'completed' });
  });

  it.each(pieces)('are not enough without $title', async (piece) => {
    stage.place(placedFor(piece.policies));
    expect(endingsOf(scene.kind, piece)).toContain(await course(stage, scene));
  });
});

it('names only pieces that there are where it lists what is not played', () => {
  for (const { kind, from, because } of notPlayed) {
    const there = tried.filter(({ scene }) => scene.kind === kind).flatMap(({ pieces }) => pieces);
    expect(there.map((piece) => piece.from)).toContain(from);
    expect(because).toMatch(/.{40}/);
  }
});

afterAll(() => {
  const policies = tried.flatMap((one) => one.policies);
  const statements = policies.flatMap(({ policy }) => policy.Statement);
  const actions = statements.flatMap(({ Action }) => textsOf(Action));
  const pieces = tried.flatMap(({ scene: { kind }, pieces: some }) =>
    some.map((piece) => ({ kind, piece })),
  );
  const others = scenes.flatMap(neighboursOf);
  const needed = pieces.filter(({ kind, piece }) => !isNotPlayed(kind, piece));
  console.log(
    `${policies.length} policies, ${statements.length} statements/${actions.length} actions tried: ` +
      `all are enough; without ${needed.length} of ${pieces.length} pieces the job is denied, ` +
      `${pieces.length - needed.length} are not played; ${others.length} other jobs are denied, too.`,
  );
});
