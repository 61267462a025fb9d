import type { MachineSeed } from '../../accessSeed.ts';
import { ApiError } from '../../apiError.ts';
import type { Answer, Call } from '../../call.ts';
import { digest } from '../../digest.ts';
import type { IssuedKeys, KeyRing } from '../../keyRing.ts';
import type { Service } from '../service.ts';

/** An instance's id, which is the session name of its role. */
const instanceId = 'i-0123456789abcdef0';
const metadataToken = digest('metadata token').slice(0, 40);

/** What a machine is played with; one without a role knows of no credentials. */
interface MachineParts {
  readonly machine: MachineSeed | undefined;
  readonly keys: KeyRing;
  readonly now: () => number;
}

/**
 * The agent of a container, which wants its token in each request.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function createContainer({ machine, keys }: MachineParts): Service {
  return {
    answer: ({ headers }) => {
      if (!machine) throw new ApiError('NotFound', 'no credentials', 404);
      if (headers.authorization !== machine.containerToken) {
        throw new ApiError('AccessDenied', 'invalid token', 401);
      }
      return Promise.resolve(json(credentialsOf(keys, machine)));
    },
    refuse: refuseInJson,
  };
}

/**
 * The metadata of an instance, version 2 only: first a token, then all else with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
export function createInstance({ machine, keys, now }: MachineParts): Service {
  const answers: Readonly<Record<string, (role: MachineSeed) => Answer>> = {
    InstanceRole: ({ roleName }) => text(roleName),
    InstanceCredentials: (role) =>
      json({
        Code: 'Success',
        LastUpdated: toTime(now()),
        Type: 'AWS-HMAC',
        ...credentialsOf(keys, role),
      }),
  };
  return {
    answer: (call) => {
      if (call.operation === 'InstanceToken') return Promise.resolve(tokenFor(call));
      if (call.headers['x-aws-ec2-metadata-token'] !== metadataToken) {
        throw new ApiError('Unauthorized', 'Unauthorized', 401);
      }
      const run = answers[call.operation];
      if (!machine || !run) throw new ApiError('NotFound', 'Not Found', 404);
      return Promise.resolve(run(machine));
    },
    refuse: ({ status = 400, message }) => ({ ...text(message), status }),
  };
}

function tokenFor({ headers }: Call): Answer {
  const header = 'x-aws-ec2-metadata-token-ttl-seconds';
  const seconds = headers[header];
  if (typeof seconds !== 'string') throw new ApiError('BadRequest', 'Bad Request', 400);
  const answer = text(metadataToken);
  return { ...answer, headers: { ...answer.headers, [header]: seconds } };
}

function credentialsOf(keys: KeyRing, { roleName }: MachineSeed): object {
  const issued: IssuedKeys = keys.issue({
    principal: `assumed-role/${roleName}/${instanceId}`,
    lifetime: 6 * 60 * 60_000,
  });
  return {
    AccessKeyId: issued.accessKeyId,
    SecretAccessKey: issued.secretAccessKey,
    Token: issued.sessionToken,
    Expiration: toTime(issued.expiresAt),
  };
}

function refuseInJson({ code, message, status = 400 }: ApiError): Answer {
  return { ...json({ code, message }), status };
}

function toTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function json(body: object): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function text(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body };
}
