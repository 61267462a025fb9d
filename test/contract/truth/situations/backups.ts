import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import type { Seed } from '../../../aws/seed.ts';
import type { StandIn } from '../../../aws/standIn.ts';
import { withCaller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { table } from '../sources.ts';
import { allowing, denying, looking } from '../statements.ts';
import { refusedBy } from '../tableMeans.ts';

const orders = { kind: 'dynamodb-backup', source: table('orders'), filled: {} } as const;
const named = (name: string) => ({ ...orders, filled: { name } });
const by = (...statements: readonly PolicyStatement[]) => ({
  ...orders,
  change: withCaller(policy(...statements)),
});
const create = allowing('dynamodb:CreateBackup', { Resource: orders.source.arn });
const backedUp = (seed: Seed): Seed => ({
  ...seed,
  backups: [{ table: 'orders', name: 'before-migration', createdAgo: 60_000 }],
});

const good: readonly Situation[] = [
  { ...orders, title: 'a backup of a table' },
  { ...{ ...orders, source: table('archive') }, title: 'a backup of a table without recovery' },
  { ...named('Orders_2026-11.v2'), title: 'a backup under a name of all signs that AWS takes' },
  { ...named('a'.repeat(255)), title: 'a backup under the longest name' },
  { ...named('before-migration'), title: 'a backup under a name in use', change: backedUp },
  { ...by(looking, create), title: 'a backup by somebody with exactly what it takes' },
  {
    ...by(allowing('*'), denying(['iam:SimulatePrincipalPolicy', 'dynamodb:ListBackups'])),
    title: 'a backup by somebody who may look at nothing but the table',
  },
].map((one) => ({ ...one, truth: 'completes' }));

const states: readonly Situation[] = [
  {
    ...{ ...orders, source: table('newborn') },
    title: 'a backup of a table that is being created',
    ...refusedBy('table-state'),
  },
  {
    ...orders,
    title: 'a backup of a table that somebody has deleted meanwhile',
    meanwhile: (standIn: StandIn) => {
      standIn.deleteTable('orders');
    },
    ...refusedBy('table-state'),
  },
  {
    ...{ ...orders, source: table('newborn') },
    title: 'a backup of a table that became active a moment ago',
    meanwhile: ({ clock }: StandIn) => {
      clock.advance(21_000);
    },
    ...refusedBy('table-state'),
    sign: 'likely',
  },
];

const names: readonly Situation[] = [
  { ...named('before migration'), title: 'a backup under a name with a space' },
  { ...named('ab'), title: 'a backup under a name of two letters' },
  { ...named('a'.repeat(256)), title: 'a backup under a name that is too long' },
].map((one) => ({ ...one, ...refusedBy('backup-name') }));

const callers: readonly Situation[] = [
  { ...by(looking), title: 'a backup by somebody who may make none' },
  {
    ...by(allowing('*'), denying('dynamodb:CreateBackup')),
    title: 'a backup by somebody to whom that is denied',
  },
  {
    ...by(looking, { ...create, Resource: `${orders.source.arn}-archive` }),
    title: 'a backup by somebody who may back up another table',
  },
].map((one) => ({ ...one, ...refusedBy('caller-actions'), sign: 'likely' }));

/** Backups of tables. */
export const backups: readonly Situation[] = [...good, ...states, ...names, ...callers];
