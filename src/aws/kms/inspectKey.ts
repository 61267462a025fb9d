import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import type { Inspector } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { createKeyCatalog } from './keyCatalog.ts';

/**
 * The policy of a key. GetKeyPolicy takes ids and ARNs of keys only ("GetKeyPolicy" of the KMS API
 * reference), so that DescribeKey is asked first what an alias stands for.
 */
export function inspectKeys(clients: Clients): Pick<Inspector, 'keyPolicy'> {
  const catalog = createKeyCatalog(clients);
  return {
    async keyPolicy(key, region, signal) {
      const isAlias = /(?:^|:)alias\//.test(key);
      const KeyId = isAlias ? (await catalog.describeKey(key, region, signal)).arn : key;
      const command = new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' });
      const client = clients.kms(region);
      const answer = await cancellable(signal, (options) => client.send(command, options));
      return expected(answer.Policy, 'GetKeyPolicy');
    },
  };
}
