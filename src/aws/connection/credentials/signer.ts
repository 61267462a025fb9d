import type { AwsCredentialIdentity } from '@smithy/types';
import type { Connection } from '../../../core/connection.ts';
import { ExportError, isExportError } from '../../../core/errors.ts';
import type { Lane } from '../../../core/ports.ts';
import { settingsOf, type ConnectionSettings, type SettingsSource } from '../settings.ts';
import type { Kept } from './kept.ts';
import type { Vault } from './vault.ts';

/** Gives the credentials that the calls of one connection are signed with, always up to date. */
export interface Signer {
  /** In the background it throws `mfa-needed` where a person would have to be asked. */
  readonly credentials: (lane: Lane) => Promise<AwsCredentialIdentity>;
  /** Told what AWS has refused, and whether it said that it has expired. */
  readonly refused: (accessKeyId: string, isExpired: boolean) => void;
}

/**
 * The signer of a connection. Once its profile goes to other endpoints than its clients were made
 * for it goes on with the credentials of then: those of now must not reach the endpoints of then.
 */
export function createSigner(
  made: ConnectionSettings,
  then: SettingsSource,
  vault: Vault,
  papers: () => Promise<SettingsSource>,
): Signer {
  const { connection } = made;
  const first = vault.of(connection.profile, then);
  const current = async (): Promise<Kept> => {
    const now = await papers();
    const isSame = placeOf(settingsOf(connection, now)) === placeOf(made);
    return isSame ? vault.of(connection.profile, now) : first;
  };
  return {
    credentials: async (lane) => {
      try {
        return await inLane(await current(), lane, connection);
      } catch (error) {
        throw toldTo(connection, error);
      }
    },
    refused: (accessKeyId, isExpired) => {
      first.refused(accessKeyId, isExpired);
      vault.refused(accessKeyId, isExpired);
    },
  };
}

const placeOf = ({ endpoints, fips, dualStack }: ConnectionSettings): string =>
  JSON.stringify([Object.entries(endpoints).sort(), fips, dualStack]);

function inLane(kept: Kept, lane: Lane, { region }: Connection): Promise<AwsCredentialIdentity> {
  const asked = lane === 'background' ? kept.deviceAsked() : undefined;
  if (asked === undefined) return kept.get(region);
  return Promise.reject(new ExportError('mfa-needed', { signInWay: 'mfa', signInProfile: asked }));
}

/** The failure as that of the connection, whichever of its sources it came from. */
function toldTo(connection: Connection, error: unknown): unknown {
  if (!isExportError(error)) return error;
  return new ExportError(error.reason, { ...error.details, ...connection });
}
