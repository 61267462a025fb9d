import { cliPaste } from '../../cli.ts';
import { parseTableArn } from '../../grammar/arn.ts';
import { lookedAt } from '../lookedAt.ts';
import { callerFix, wholeFix } from '../policyPaste.ts';
import type { Chart, Mend } from '../remedy.ts';

/** What starting takes, before AWS looks at anything else. */
export function letCallerStart(chart: Chart): readonly Mend[] {
  return lookedAt('caller-actions', callerFix(chart, ['CreateBackup', 'StartExport', 'PassRole']));
}

/** Without point-in-time recovery DynamoDB exports nothing; it costs money from then on. */
export function turnOnRecovery(chart: Chart): readonly Mend[] {
  const { region, table } = parseTableArn(chart.need.source.arn ?? '') ?? {};
  if (region === undefined || table === undefined) return [];
  const { profile } = chart.job.connection;
  const words = [
    `dynamodb update-continuous-backups --table-name ${table} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
  ];
  return lookedAt('table-recovery', [
    {
      text: 'Turn on point-in-time recovery, which is billed from then on.',
      paste: cliPaste(`Point-in-time recovery of ${table}`, { region, profile }, words),
    },
    ...wholeFix(chart, 'recovery'),
  ]);
}
