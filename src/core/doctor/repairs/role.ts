import type { Fix } from '../../preflight/finding.ts';
import { wholeFix } from '../policyPaste.ts';
import type { Chart } from '../remedy.ts';

/** Lets the export service assume the role. */
export const letServiceAssumeRole = (chart: Chart): readonly Fix[] => wholeFix(chart, 'role-trust');

/** Lets the role write to the bucket. */
export const letRoleWrite = (chart: Chart): readonly Fix[] => wholeFix(chart, 'role');
