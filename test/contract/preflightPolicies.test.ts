import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textsOf, type Statement } from '../../src/core/policy/policy.ts';
import type { RequiredPolicy } from '../../src/core/policy/required.ts';
import type { Finding } from '../../src/core/preflight/finding.ts';
import { actionOf } from '../aws/iam.ts';
import { partner } from './policies/account.ts';
import { foretold } from './policies/foretold.ts';
import { lent } from './policies/lent.ts';
import { placedFor } from './policies/placed.ts';
import { needIn, printedFor, type Scene } from './policies/scene.ts';
import { scenes } from './policies/scenes.ts';
import { openStage, type Stage } from './policies/stage.ts';

const actionsOf = (policies: readonly RequiredPolicy[]): readonly string[] => {
  const statements = policies.flatMap(({ policy }) => policy.Statement);
  return [...new Set(statements.flatMap(({ Action }) => textsOf(Action)))];
};

const tried = scenes.map((scene) => {
  const policies = printedFor(scene);
  const actions = actionsOf(policies.filter(({ id }) => id === 'preflight'));
  return [scene.title, { scene, policies, actions }] as const;
});

/** What tells the same: a list of all buckets tells whose one is, too. */
const besides: Readonly<Record<string, string>> = { 's3:ListBucket': 's3:ListAllMyBuckets' };

/** The policies as they are with some actions taken out of those that `isIn` tells. */
function without(
  gone: readonly (string | undefined)[],
  policies: readonly RequiredPolicy[],
  isIn: (policy: RequiredPolicy) => boolean,
): readonly RequiredPolicy[] {
  const left = (statement: Statement): readonly Statement[] => {
    const actions = textsOf(statement.Action).filter((one) => !gone.includes(one));
    return actions.length === 0 ? [] : [{ ...statement, Action: actions }];
  };
  return policies.map((one) => {
    const statements = one.policy.Statement.flatMap(left);
    return isIn(one) ? { ...one, policy: { ...one.policy, Statement: statements } } : one;
  });
}

const isOfCaller = ({ place }: RequiredPolicy): boolean => place === 'managed';

/** What the caller is allowed for other ends than to look before a launch. */
const otherActions = (policies: readonly RequiredPolicy[]): readonly string[] =>
  actionsOf(policies.filter((one) => isOfCaller(one) && one.id !== 'preflight'));

/** What no other account is ever shown, whatever anybody allows. */
function closed(scene: Scene): readonly string[] {
  const { bucket = '', kmsKeyId = '' } = needIn(scene);
  return [
    ...(bucket === 'their-exports' ? ['bucket-policy'] : []),
    ...(kmsKeyId.includes(`:${partner}:`) ? ['key-policy'] : []),
  ];
}

const unseen = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ verdict }) => verdict === 'unknown');

/** What the forms of all scenes really ask AWS for. */
const called = new Set<string>();

describe.each(tried)('the printed policies for %s', (_, { scene, policies, actions }) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(() => expect(stage.lab.standIn.violations).toEqual([]));
  afterAll(() => stage.lab.close());

  const look = (some: readonly RequiredPolicy[]): Promise<readonly Finding[]> => {
    stage.place(lent(placedFor(some)));
    return foretold(stage, scene);
  };

  it('let every check look, but at what is shown to no other account', async () => {
    const findings = await look(policies);
    expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(unseen(findings).map(({ id }) => id)).toEqual(closed(scene));
    // A permission that helps nobody is not asked for.
    expect(unseen(findings).flatMap(({ permission }) => permission ?? [])).toEqual([]);
    const here = stage.lab.standIn.calls.map(actionOf);
    expect(here).toEqual(expect.arrayContaining([...actions]));
    for (const action of here) called.add(action);
  });

  const lacks = async (some: readonly RequiredPolicy[]): Promise<readonly Finding[]> =>
    unseen(await look(some)).filter(({ id }) => !closed(scene).includes(id));

  it.each(actions)('have the checks that look with %s say that it is missing', async (action) => {
    const gone = [action, besides[action]];
    const findings = await lacks(without(gone, policies, ({ isOptional }) => isOptional));
    expect([...new Set(findings.map(({ permission }) => permission))]).toEqual([action]);
  });

  it.each(otherActions(policies))(
    'leave no check without a word for want of %s',
    async (action) => {
      const findings = await lacks(without([action], policies, isOfCaller)).catch(noForm);
      // The simulation goes on without what it cannot be asked about.
      const looks = findings.filter(({ id }) => id !== 'caller-actions');
      for (const { permission } of looks) expect(permission).toBe(action);
    },
  );
});

/** A form does not open without its source. */
function noForm(error: unknown): readonly Finding[] {
  expect(error).toMatchObject({ reason: 'access-denied' });
  return [];
}

describe('the README', () => {
  const tables = async (): Promise<readonly string[]> => {
    const text = await readFile('README.md', 'utf8');
    const [, section = ''] = text.split('\n## Permissions\n');
    const [listed = '', looks = ''] = section.split('| look before a launch (optional)');
    return [listed, looks.slice(0, looks.indexOf('\n\n'))];
  };
  const actionsIn = (text = ''): readonly string[] =>
    [...text.matchAll(/`([a-z0-9]+:[A-Z]\w+)`/g)].map(([, action = '']) => action);

  it('names in its rows of looks what the printed policies are for, and no more', async () => {
    const [, looks] = await tables();
    const printed = new Set(tried.flatMap(([, { actions }]) => actions));
    expect(new Set(actionsIn(looks))).toEqual(printed);
  });

  it('names all that forms and their checks call', async () => {
    const [listed, looks] = (await tables()).map(actionsIn);
    const named = [...(listed ?? []), ...(looks ?? [])];
    expect([...called]).toEqual(expect.arrayContaining([...(looks ?? [])]));
    expect([...called].filter((action) => !named.includes(action))).toEqual([]);
  });
});
