import { describe, expect, it } from 'vitest';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { connectionNode, errorNode } from '../explorer/nodeFactory.ts';
import { signInWishOf } from './wish.ts';
import { wishArgument } from './wishArgument.ts';

const error = new ExportError('credentials-expired', {
  ...connection,
  signInWay: 'sso',
  signInProfile: 'acme-sso',
});
const signIn = { way: 'sso', profile: 'acme-sso' };
const failed = (parent = connectionNode(connection)) =>
  errorNode({ error, doing: 'list' }, parent, () => undefined);

describe('what a sign-in is about', () => {
  it('is the connection of the row, or of the row above', () => {
    expect(wishArgument(connectionNode(connection))).toEqual({ connection });
    expect(wishArgument(failed())).toEqual({ connection, signIn });
  });

  it('is what was wished for', () => {
    expect(wishArgument({ connection, signIn })).toEqual({ connection, signIn });
    expect(wishArgument({ connection, signIn: { way: 'magic', profile: 'x' } })).toEqual({
      connection,
    });
  });

  it.each([undefined, 'x', [], {}, { connection: { profile: 1, region: 'x' } }])(
    'is nothing for %j',
    (arg) => expect(wishArgument(arg)).toBeUndefined(),
  );

  it('is what an error tells', () => {
    expect(signInWishOf(error, [])).toEqual({ connection, signIn });
    const { profile } = connection;
    const nowhere = new ExportError('mfa-needed', { profile });
    expect(signInWishOf(nowhere, [{ profile: 'x', region: 'y' }, connection])).toEqual({
      connection,
    });
    expect(signInWishOf(nowhere, [])).toBeUndefined();
    const own = new ExportError('mfa-needed', { ...connection, signInWay: 'mfa' });
    expect(signInWishOf(own, [])?.signIn).toEqual({ way: 'mfa', profile: connection.profile });
    expect(signInWishOf(new ExportError('credentials-missing', connection), [])).toEqual({
      connection,
    });
    expect(signInWishOf(new ExportError('network'), [])).toBeUndefined();
    expect(signInWishOf(new Error('x'), [connection])).toBeUndefined();
  });
});
