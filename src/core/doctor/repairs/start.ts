import { parseTableArn } from '../../grammar/arn.ts';
import type { Fix } from '../../preflight/finding.ts';
import { cli } from '../cli.ts';
import { callerFix, wholeFix } from '../policyPaste.ts';
import type { Chart } from '../remedy.ts';

/** What starting takes, before AWS looks at anything else. */
export function letCallerStart(chart: Chart): readonly Fix[] {
  return callerFix(chart, ['CreateBackup', 'StartExport', 'PassRole']);
}

/** Without point-in-time recovery DynamoDB exports nothing; it costs money from then on. */
export function turnOnRecovery(chart: Chart): readonly Fix[] {
  const { region, table } = parseTableArn(chart.need.source.arn ?? '') ?? {};
  if (region === undefined || table === undefined) return [];
  const words = [
    `dynamodb update-continuous-backups --table-name ${table} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
  ];
  return [
    {
      text: 'Turn on point-in-time recovery, which is billed from then on.',
      paste: cli(`Point-in-time recovery of ${table}`, chart, { region, words }),
    },
    ...wholeFix(chart, 'recovery'),
  ];
}
