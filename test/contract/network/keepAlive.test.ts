import { appendFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { startCountingProxy } from '../../../scripts/bench/connections/countingProxy.ts';
import { openLab } from '../lab.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describe('a series of calls', () => {
  it('goes over one connection for each service, the background as well', async () => {
    const lab = await openLab();
    open.push(() => lab.close());
    const proxy = await startCountingProxy(lab.standIn.url);
    open.push(() => proxy.close());
    const profile = { profile: 'counted', region: 'eu-west-1' };
    const text = `\n[profile counted]\nendpoint_url = ${proxy.url}\naws_access_key_id = AKIAACMEDATA7EXAMPLE\naws_secret_access_key = secret\n`;
    await appendFile(lab.files.AWS_CONFIG_FILE, text);
    const person = await lab.world.connect(profile);
    const background = await lab.world.connect(profile, 'background');
    for (let round = 0; round < 5; round += 1) {
      await person.tables.listTables();
      await background.tables.describeTable('orders');
      await background.exportsOf('dynamodb-table').list();
    }
    expect(proxy.connections()).toBe(1);
    await person.databases.list('cluster');
    await background.exportsOf('rds-database').list();
    expect(proxy.connections()).toBe(2);
    expect(lab.records).toHaveLength(17);
  });
});
