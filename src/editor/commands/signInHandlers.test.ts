import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';
import { connectionNode, errorNode } from '../explorer/nodeFactory.ts';

const dev = { profile: 'acme-dev', region: 'us-east-1' };

describe('the commands that bring credentials back', () => {
  it('sign in for the connection of a row, and read the row again that failed', async () => {
    const { done, run } = await openDesk();
    await run(commands.signIn, connectionNode(dev));
    expect(done).toEqual(['sign in acme-dev']);
    const error = new ExportError('credentials-expired', dev);
    const failed = errorNode({ error, doing: 'list' }, connectionNode(dev), () =>
      retried.push('row'),
    );
    const retried: string[] = [];
    await run(commands.signIn, failed);
    expect(retried).toEqual(['row']);
  });

  it('sign in for the connection in sight, or for one of several', async () => {
    const { ask, connections, done, run } = await openDesk();
    const signedIn = () => done.filter((one) => one.startsWith('sign in'));
    await connections.choose(connection);
    await run(commands.signIn);
    expect(signedIn()).toEqual([`sign in ${connection.profile}`]);
    await connections.pin(dev);
    ask.picks = ['acme-dev', undefined];
    await run(commands.signIn);
    await run(commands.signIn);
    expect(signedIn().slice(1)).toEqual(['sign in acme-dev']);
  });

  it('open the config files', async () => {
    const { done, run } = await openDesk();
    await run(commands.openConfigFiles);
    expect(done).toEqual(['config files']);
  });
});
