import { parseKeyArn } from '../../grammar/kms.ts';
import type { KmsKey } from '../../ports.ts';
import type { Check } from '../check.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import { keyPolicyFound } from './keyPolicy.ts';
import { stateFound } from './keyState.ts';
import { bucketRegion, isAwsAlias, seenKey, type KeyUse } from './keyUse.ts';

/** The checks of the KMS key that a job encrypts with. */
export function keyChecks(use: KeyUse): readonly Check[] {
  const { key } = use;
  const field = 'kmsKeyId';
  return [
    {
      ...{ id: 'key-region', looked: `Region of KMS key ${key}`, field },
      find: async (...look) => regionFound(use, await bucketRegion(use, ...look)),
    },
    {
      ...{ id: 'key-state', looked: `KMS key ${key}`, field },
      find: async (...look) => stateFound(use, await seenKey(use, ...look)),
    },
    ...(use.isRequired ? [managerCheck(use)] : []),
    {
      ...{ id: 'key-policy', looked: `Policy of KMS key ${key}`, field },
      find: (...look) => keyPolicyFound(use, ...look),
    },
  ];
}

/** AWS takes a key of another Region and fails minutes later, with KmsNotFoundException. */
function regionFound({ key, service }: KeyUse, region: string | undefined): Found {
  const home = service === 'rds' ? 'source' : 'bucket';
  if (region === undefined) return unknown(`The Region of the ${home} is not known.`);
  const own = parseKeyArn(key)?.region;
  if (own === undefined) return pass(`Its name tells no Region: AWS looks for it in ${region}.`);
  if (own === region) return pass(`It is in ${region}, like the ${home}.`);
  return fail(
    `It is in ${own} and the ${home} in ${region}, where AWS looks for it.`,
    `Choose a key in ${region}.`,
  );
}

function managerCheck(use: KeyUse): Check {
  return {
    ...{ id: 'key-manager', looked: `Manager of KMS key ${use.key}`, field: 'kmsKeyId' },
    async find(...look) {
      if (isAwsAlias(use.key)) return awsManaged();
      const seen = await seenKey(use, ...look);
      return seen?.key && managerFound(seen.key.manager);
    },
  };
}

function managerFound(manager: KmsKey['manager']): Found {
  switch (manager) {
    case 'AWS':
      return awsManaged();
    case 'CUSTOMER':
      return pass('It is a customer managed key.');
    case undefined:
      return unknown('KMS did not tell who manages it.');
  }
}

/** AWS's pages tell people to create a key; that it refuses its own is written nowhere. */
function awsManaged(): Found {
  return warn(
    'AWS manages this key: nobody can change its policy, and AWS tells of no export with such a key.',
    'Choose a customer managed key.',
  );
}
