import { lookedAt } from '../lookedAt.ts';
import { wholeFix } from '../policyPaste.ts';
import type { Chart, Mend } from '../remedy.ts';

/** Lets the export service assume the role. */
export const letServiceAssumeRole = (chart: Chart): readonly Mend[] =>
  lookedAt('role-trust', wholeFix(chart, 'role-trust'));

/** Lets the role write to the bucket. */
export const letRoleWrite = (chart: Chart): readonly Mend[] =>
  lookedAt('role-permissions', wholeFix(chart, 'role'));
