import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { makeBuilder } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import type { $SchemaRef, MetadataBearer, StaticOperationSchema } from '@smithy/types';
import { placeParams } from './endpoint.ts';
import { list, number, structure, text } from './schema.ts';
import { SdkClient, type SdkClientConfig, type SdkResolvedConfig } from './sdkClient.ts';
import { signatureV2 } from './signatureV2.ts';

/** Which page. */
export interface ListDomainsCommandInput {
  /** 1 to 100, which is what it is where it is left out. */
  readonly MaxNumberOfDomains?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of names; nothing at all where there are none. */
export interface ListDomainsCommandOutput extends MetadataBearer {
  readonly DomainNames?: readonly string[] | undefined;
  readonly NextToken?: string | undefined;
}

/** One domain. */
export interface DomainMetadataCommandInput {
  readonly DomainName: string | undefined;
}

/** Counts, and sizes in bytes. */
export interface DomainMetadataCommandOutput extends MetadataBearer {
  readonly ItemCount?: number | undefined;
  readonly ItemNamesSizeBytes?: number | undefined;
  readonly AttributeNameCount?: number | undefined;
  readonly AttributeNamesSizeBytes?: number | undefined;
  readonly AttributeValueCount?: number | undefined;
  readonly AttributeValuesSizeBytes?: number | undefined;
  /** Epoch seconds. */
  readonly Timestamp?: number | undefined;
}

type Inputs = ListDomainsCommandInput | DomainMetadataCommandInput;
type Outputs = ListDomainsCommandOutput | DomainMetadataCommandOutput;

const version = '2009-04-15';
const namespace = 'com.amazonaws.sdb';

/**
 * As much of classic SimpleDB as tells its domains. It speaks the Query protocol like RDS, but takes
 * Signature Version 2 only. Errors have AWS's code as `name`, and `$metadata`.
 */
export class SimpleDBClient extends SdkClient<Inputs, Outputs> {
  constructor(config: SdkClientConfig) {
    const xmlNamespace = `http://sdb.amazonaws.com/doc/${version}/`;
    const protocol = new AwsQueryProtocol({ defaultNamespace: namespace, xmlNamespace, version });
    super({ serviceId: 'SimpleDB', apiVersion: version, protocol, signer: signatureV2 }, config);
  }
}

const command = makeBuilder<SdkResolvedConfig, Inputs, Outputs>(
  placeParams,
  'SimpleDB',
  'SimpleDBClient',
  getEndpointPlugin,
);

function operation(
  name: string,
  input: Record<string, $SchemaRef>,
  output: Record<string, $SchemaRef>,
): StaticOperationSchema {
  const request = structure(namespace, `${name}Request`, input);
  return [9, namespace, name, 0, request, structure(namespace, `${name}Result`, output)];
}

/** Each name is an element of its own, right under the result. */
const flat = { xmlName: 'DomainName', xmlFlattened: 1 } as const;

const listDomains = operation(
  'ListDomains',
  { MaxNumberOfDomains: number, NextToken: text },
  { DomainNames: [list(namespace, 'DomainNameList', text), flat], NextToken: text },
);

const domainMetadata = operation(
  'DomainMetadata',
  { DomainName: text },
  {
    ItemCount: number,
    ItemNamesSizeBytes: number,
    AttributeNameCount: number,
    AttributeNamesSizeBytes: number,
    AttributeValueCount: number,
    AttributeValuesSizeBytes: number,
    Timestamp: number,
  },
);

/** One page of the names of the Region's domains. */
export class ListDomainsCommand extends command<ListDomainsCommandInput, ListDomainsCommandOutput>(
  {},
  () => [],
  'ListDomains',
  listDomains,
) {}

/** The counts and sizes of a domain, as SimpleDB last worked them out. */
export class DomainMetadataCommand extends command<
  DomainMetadataCommandInput,
  DomainMetadataCommandOutput
>({}, () => [], 'DomainMetadata', domainMetadata) {}
