import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Stop } from '../../scripts/demo/tour/stop.ts';
import { stops } from '../../scripts/demo/tour/stops.ts';
import { launch, openForm, tidyUp } from '../../scripts/demo/tour/tour.ts';
import { quietSeed } from './seeds.ts';
import { connect, preflightOf, startAnyway, statusOf, views } from './steps.ts';
import { useStage } from './stage.ts';

const exportDuration = 60_000;

/** A bucket that AWS accepts and cannot write to. */
const deniedBucket = 'acme-audit-archive';
const foretold =
  /This will fail as it stands\.[^]*Policy of acme-audit-archive: Statement KeepAsItIs denies s3:/;

/** In the words of the services: a backup is being created, an RDS task starts before it runs. */
const underWay = /running|creating|starting|pending/;

/** What AWS refuses at once, in each service's own code, and a word of the sentence about it. */
const refusals: Readonly<Record<string, { operation: string; code: string; says: RegExp }>> = {
  'dynamodb-full': {
    operation: 'ExportTableToPointInTime',
    code: 'PointInTimeRecoveryUnavailableException',
    says: /point-in-time recovery is off/,
  },
  'dynamodb-backup': {
    operation: 'CreateBackup',
    code: 'TableInUseException',
    says: /being created, changed or deleted/,
  },
  'rds-snapshot': {
    operation: 'StartExportTask',
    code: 'IamRoleMissingPermissions',
    says: /s3:PutObject/,
  },
  'simpledb-domain': {
    operation: 'StartDomainExport',
    code: 'NumberExportsLimitExceeded',
    says: /24 hours/,
  },
};

const isFree = ({ name }: Stop): boolean => name === 'simpledb-domain';

/** The stand-in's price list is the only one within reach. */
const costOf = (stop: Stop): RegExp =>
  isFree(stop) ? /charges nothing/ : /price list of 2026-11-18 says \$0\.\d\d per GB/;

describe('every kind, in the editor', () => {
  const stage = useStage({
    standIn: { seed: quietSeed, exportDuration, backupDuration: exportDuration },
  });
  beforeAll(() => connect(stage().workbench));
  afterEach(() => expect(stage().standIn.violations).toEqual([]));

  describe.each(stops)('$name', (stop) => {
    const status = () => stop.statusIn(stage().standIn);

    it('is listed, launched and watched to its end', async () => {
      const { standIn, workbench } = stage();
      const form = await openForm(stop, workbench);
      await stop.fill(form);
      await form.getByRole('region', { name: 'Cost' }).getByText(costOf(stop)).waitFor();
      if (stop.name in refusals) await refuseFirst(stop);
      const asked = await launch(stop, workbench);
      expect(asked).toContain('Account: 111122223333 (profile acme-data)');
      expect(asked.includes('(estimate)')).toBe(!isFree(stop));
      await statusOf(form).waitFor();
      await workbench.row(views.exports, stop.source).getByText(underWay).first().waitFor();
      standIn.clock.advance(exportDuration * 1.1);
      await workbench.notification(stop.ended).waitFor();
      expect(status()).toMatch(/^(COMPLETED?|SUCCEEDED|AVAILABLE)$/);
      await tidyUp(workbench);
    });

    // AWS makes a backup or refuses it: none fails later.
    if (stop.name === 'dynamodb-backup') return;
    it('foretells that it will fail, and tells why it failed', async () => {
      const { standIn, workbench } = stage();
      const form = await openForm(stop, workbench);
      await stop.fill(form);
      await form.getByLabel('Bucket', { exact: true }).fill(deniedBucket);
      await form.getByLabel('Bucket', { exact: true }).press('Tab');
      await preflightOf(form).getByText('1 certain failure').waitFor();
      await preflightOf(form).getByText(`Policy of ${deniedBucket}`).waitFor();
      expect(await startAnyway(workbench)).toMatch(foretold);
      await statusOf(form).waitFor();
      standIn.clock.advance(exportDuration * 1.1);
      await statusOf(form).getByText('The export failed.').waitFor();
      expect(await statusOf(form).innerText()).toContain(deniedBucket);
      expect(status()).toBe('FAILED');
      await tidyUp(workbench);
    });
  });

  /** AWS says no once: one sentence, and everything typed is still there. */
  async function refuseFirst(stop: Stop): Promise<void> {
    const { standIn, workbench } = stage();
    const { operation, code, says } = refusals[stop.name] ?? { operation: '', code: '', says: /./ };
    standIn.faults.set({ fault: 'error', operation, code, times: 1 });
    await launch(stop, workbench);
    const form = workbench.webview();
    await form.locator('.footer-error').getByText(says).waitFor();
    expect(await form.locator('.footer-error').innerText()).not.toMatch(/Exception|Fault|\bat /);
  }
});
