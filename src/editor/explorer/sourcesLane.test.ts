import { describe, expect, it } from 'vitest';
import { openWindow } from '../../../test/fakes/window.ts';
import type { AwsWorld } from '../../core/ports.ts';
import { SourcesModel } from './sourcesModel.ts';

describe('what rows say', () => {
  it('is read in the background, behind the lists that the person opens', async () => {
    const { world: aws, clock, ...window } = await openWindow();
    const calls: string[] = [];
    const connect: AwsWorld['connect'] = async (to, lane = 'person') => {
      const access = await aws.connect(to);
      const list: typeof access.tables.listTables = (...asked) => {
        calls.push(`list: ${lane}`);
        return access.tables.listTables(...asked);
      };
      const describe: typeof access.tables.describeTable = (...asked) => {
        calls.push(`describe: ${lane}`);
        return access.tables.describeTable(...asked);
      };
      return {
        ...access,
        tables: { ...access.tables, listTables: list, describeTable: describe },
      };
    };
    aws.add('orders');
    const model = new SourcesModel({ ...window, clock, world: { connect } });
    const [root] = await model.children();
    const [dynamodb] = await model.children(root);
    await model.children(dynamodb);
    model.setVisible(true);
    await clock.advance(1_000);
    expect(calls).toEqual(['list: person', 'describe: background']);
  });
});
