import { readFile } from 'node:fs/promises';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import type { Credentials, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExportError } from '../../../core/errors.ts';
import { compact } from '../../compact.ts';
import type { Section } from '../profileBook.ts';

/** A code of an MFA device, with the device that it is from. */
export interface MfaProof {
  readonly device: string;
  readonly code: string;
}

/** A session of the role that a profile names. Throws ExportError. */
export async function assumeRole(
  sts: STSClient,
  section: Section,
  proof?: MfaProof,
): Promise<AwsCredentialIdentity> {
  const { Credentials } = await finish(sts, () =>
    sts.send(
      new AssumeRoleCommand({
        ...roleOf(section),
        ExternalId: section['external_id'],
        SerialNumber: proof?.device,
        TokenCode: proof?.code,
      }),
    ),
  );
  return toIdentity(Credentials, 'AssumeRole');
}

/** The same for whom somebody else vouches with a token in a file. */
export async function assumeRoleWithWebIdentity(
  sts: STSClient,
  section: Section,
): Promise<AwsCredentialIdentity> {
  const WebIdentityToken = await readToken(section['web_identity_token_file'] ?? '');
  const { Credentials } = await finish(sts, () =>
    sts.send(new AssumeRoleWithWebIdentityCommand({ ...roleOf(section), WebIdentityToken })),
  );
  return toIdentity(Credentials, 'AssumeRoleWithWebIdentity');
}

/** A session of a user, which differs from the user's keys in that the device was at hand. */
export async function getSessionToken(
  sts: STSClient,
  section: Section,
  { device, code }: MfaProof,
): Promise<AwsCredentialIdentity> {
  const seconds = secondsOf(section);
  const { Credentials } = await finish(sts, () =>
    sts.send(
      new GetSessionTokenCommand({
        // STS takes 15 minutes to 36 hours here, which settings for roles can fall short of.
        DurationSeconds: seconds && Math.min(Math.max(seconds, 900), 129_600),
        SerialNumber: device,
        TokenCode: code,
      }),
    ),
  );
  return toIdentity(Credentials, 'GetSessionToken');
}

function roleOf(section: Section) {
  return {
    RoleArn: section['role_arn'],
    RoleSessionName: section['role_session_name'] ?? 'aws-export-explorer',
    DurationSeconds: secondsOf(section),
  };
}

/** Undefined, which is AWS's own default, where it is no number. */
function secondsOf(section: Section): number | undefined {
  const seconds = Number.parseInt(section['duration_seconds'] ?? '', 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}

async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    const problem = `Its web_identity_token_file "${path}" cannot be read.`;
    throw new ExportError('credentials-missing', { problem });
  }
}

async function finish<T>(sts: STSClient, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    sts.destroy();
  }
}

function toIdentity(answer: Credentials | undefined, operation: string): AwsCredentialIdentity {
  if (!answer?.AccessKeyId || !answer.SecretAccessKey) {
    throw new ExportError('not-json', { operation });
  }
  return compact({
    accessKeyId: answer.AccessKeyId,
    secretAccessKey: answer.SecretAccessKey,
    sessionToken: answer.SessionToken,
    expiration: answer.Expiration,
  });
}
