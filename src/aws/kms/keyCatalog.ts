import {
  DescribeKeyCommand,
  ListAliasesCommand,
  type AliasListEntry,
  type KeyMetadata,
} from '@aws-sdk/client-kms';
import type { KeyCatalog, KmsKey } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/** The KMS keys of the account, Region by Region: an export needs one of its bucket's Region. */
export function createKeyCatalog(clients: Clients): KeyCatalog {
  return {
    async listKeys(region, next, signal) {
      const command = new ListAliasesCommand({ Limit: 100, Marker: next });
      const client = clients.kms(region);
      const answer = await cancellable(signal, (options) => client.send(command, options));
      return compact({
        items: (answer.Aliases ?? []).flatMap(toKey),
        next: answer.Truncated ? answer.NextMarker : undefined,
      });
    },

    async describeKey(keyId, region, signal) {
      const command = new DescribeKeyCommand({ KeyId: keyId });
      const client = clients.kms(region);
      const answer = await cancellable(signal, (options) => client.send(command, options));
      return describedKey(keyId, expected(answer.KeyMetadata, 'DescribeKey'));
    },
  };
}

/**
 * An alias tells its key's id, but not what the key can do: customer keys count as usable until
 * DescribeKey says otherwise. Of the keys that AWS manages, S3 can use its own only.
 */
function toKey({ AliasName, AliasArn, TargetKeyId }: AliasListEntry): KmsKey[] {
  if (!AliasName || !AliasArn || !TargetKeyId) return [];
  const arn = AliasArn.replace(/:alias\/.*$/, `:key/${TargetKeyId}`);
  const usable = !AliasName.startsWith('alias/aws/') || AliasName === 'alias/aws/s3';
  return [{ arn, keyId: TargetKeyId, alias: AliasName, usable }];
}

function describedKey(asked: string, key: KeyMetadata): KmsKey {
  const alias = /(?:^|:)(alias\/.+)$/.exec(asked)?.[1];
  return compact({
    arn: key.Arn ?? asked,
    keyId: key.KeyId ?? asked,
    alias,
    state: key.KeyState,
    usable: canEncrypt(key),
    manager: key.KeyManager,
    description: key.Description === '' ? undefined : key.Description,
  });
}

function canEncrypt({ KeyState, KeySpec, KeyUsage }: KeyMetadata): boolean {
  const symmetric = (KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT';
  const encrypts = (KeyUsage ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT';
  return KeyState === 'Enabled' && symmetric && encrypts;
}
