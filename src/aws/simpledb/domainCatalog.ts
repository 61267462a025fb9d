import type { Domain } from '../../core/domains.ts';
import type { DomainCatalog } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import {
  DomainMetadataCommand,
  ListDomainsCommand,
  type DomainMetadataCommandOutput,
} from './classicClient.ts';

/** The SimpleDB domains of the connection's Region. */
export function createDomainCatalog(clients: Clients): DomainCatalog {
  const client = clients.simpledb;
  return {
    async listDomains(next, signal) {
      const command = new ListDomainsCommand({ MaxNumberOfDomains: 100, NextToken: next });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      const items = (answer.DomainNames ?? []).map((name) => ({ name }));
      return compact({ items, next: answer.NextToken });
    },

    async describeDomain(name, signal) {
      const command = new DomainMetadataCommand({ DomainName: name });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return toDomain(name, answer);
    },
  };
}

/** DomainMetadata's numbers; SimpleDB tells the time in seconds. */
export function toDomain(name: string, answer: DomainMetadataCommandOutput): Domain {
  const { Timestamp: counted } = answer;
  return compact({
    name,
    itemCount: answer.ItemCount,
    sizeBytes: sizeOf(answer),
    attributeNameCount: answer.AttributeNameCount,
    attributeValueCount: answer.AttributeValueCount,
    countedAt: counted === undefined ? undefined : counted * 1000,
  });
}

/** SimpleDB counts names of items, names of attributes and values apart from each other. */
function sizeOf(answer: DomainMetadataCommandOutput): number | undefined {
  const { ItemNamesSizeBytes, AttributeNamesSizeBytes, AttributeValuesSizeBytes } = answer;
  const sizes = [ItemNamesSizeBytes, AttributeNamesSizeBytes, AttributeValuesSizeBytes];
  const known = sizes.filter((size) => size !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, size) => sum + size);
}
