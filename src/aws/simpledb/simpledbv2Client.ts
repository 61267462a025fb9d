import { AwsSdkSigV4Signer } from '@aws-sdk/core/httpAuthSchemes';
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import { makeBuilder } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';
import type {
  $SchemaRef,
  MetadataBearer,
  SchemaTraits,
  StaticOperationSchema,
} from '@smithy/types';
import { placeParams } from './endpoint.ts';
import { list, number, structure, text, time } from './schema.ts';
import { SdkClient, type SdkClientConfig, type SdkResolvedConfig } from './sdkClient.ts';

/** ExportStatus of the model; other words are kept as they came. */
export type ExportStatus = 'FAILED' | 'IN_PROGRESS' | 'PENDING' | 'SUCCEEDED' | (string & {});

/** Left out, S3 encrypts as the bucket says. */
export type S3SseAlgorithm = 'AES256' | 'KMS';

/** What can be asked for; the model's names, types and optionality. */
export interface StartDomainExportCommandInput {
  /** Makes it one request for 8 hours. The SDK's own client makes one up where it is left out. */
  readonly clientToken: string | undefined;
  readonly domainName: string | undefined;
  readonly s3Bucket: string | undefined;
  readonly s3KeyPrefix?: string | undefined;
  readonly s3SseAlgorithm?: S3SseAlgorithm | undefined;
  readonly s3SseKmsKeyId?: string | undefined;
  readonly s3BucketOwner?: string | undefined;
}

/** Nothing of what was asked for but its token. */
export interface StartDomainExportCommandOutput extends MetadataBearer {
  readonly clientToken: string | undefined;
  readonly exportArn: string | undefined;
  readonly requestedAt: Date | undefined;
}

/** An export, by the ARN that its start told. */
export interface GetExportCommandInput {
  readonly exportArn: string | undefined;
}

/** Counts and manifest come at the end, the cut-off when SimpleDB begins. */
export interface GetExportCommandOutput extends MetadataBearer {
  readonly exportArn: string | undefined;
  readonly clientToken: string | undefined;
  readonly exportStatus: ExportStatus | undefined;
  readonly domainName: string | undefined;
  readonly requestedAt: Date | undefined;
  readonly s3Bucket: string | undefined;
  readonly s3KeyPrefix?: string | undefined;
  readonly s3SseAlgorithm?: S3SseAlgorithm | undefined;
  readonly s3SseKmsKeyId?: string | undefined;
  readonly s3BucketOwner?: string | undefined;
  readonly failureCode?: string | undefined;
  readonly failureMessage?: string | undefined;
  readonly exportManifest?: string | undefined;
  readonly itemsCount?: number | undefined;
  readonly exportDataCutoffTime?: Date | undefined;
}

/** A row of ListExports. */
export interface ExportSummary {
  readonly exportArn: string | undefined;
  readonly exportStatus: ExportStatus | undefined;
  readonly requestedAt: Date | undefined;
  readonly domainName: string | undefined;
}

/** Of all domains where none is named. */
export interface ListExportsCommandInput {
  readonly domainName?: string | undefined;
  /** 1 to 100. */
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** A page, which may have fewer rows than were asked for; the last one has no token. */
export interface ListExportsCommandOutput extends MetadataBearer {
  readonly exportSummaries: readonly ExportSummary[] | undefined;
  readonly nextToken?: string | undefined;
}

/** Of all operations. */
export type ServiceInputTypes =
  GetExportCommandInput | ListExportsCommandInput | StartDomainExportCommandInput;

/** Of all operations. */
export type ServiceOutputTypes =
  GetExportCommandOutput | ListExportsCommandOutput | StartDomainExportCommandOutput;

const version = '2025-09-26';
const namespace = 'com.amazonaws.simpledbv2';

/**
 * SimpleDB's export API. It takes the place of `@aws-sdk/client-simpledbv2`, which is not in the npm
 * registry yet, and has its names and manners, so that changing the import is all that it takes to
 * go over. Errors are not classes here, but have AWS's code as `name`, and `$metadata`.
 */
export class SimpleDBv2Client extends SdkClient<ServiceInputTypes, ServiceOutputTypes> {
  constructor(config: SdkClientConfig) {
    const protocol = new AwsRestJsonProtocol({ defaultNamespace: namespace });
    const signer = new AwsSdkSigV4Signer();
    super({ serviceId: 'SimpleDBv2', apiVersion: version, protocol, signer }, config);
  }
}

const command = makeBuilder<SdkResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  placeParams,
  'SimpleDBv2',
  'SimpleDBv2Client',
  getEndpointPlugin,
);

function operation(
  name: string,
  input: Record<string, $SchemaRef>,
  output: Record<string, $SchemaRef>,
): StaticOperationSchema {
  const traits: SchemaTraits = { http: ['POST', `/v2/${name}`, 200] };
  const request = structure(namespace, `${name}Request`, input);
  const response = structure(namespace, `${name}Response`, output);
  return [9, namespace, name, traits, request, response];
}

const destination = {
  s3Bucket: text,
  s3KeyPrefix: text,
  s3SseAlgorithm: text,
  s3SseKmsKeyId: text,
  s3BucketOwner: text,
};

const summary = { exportArn: text, exportStatus: text, requestedAt: time, domainName: text };

const summaries = list(
  namespace,
  'ExportSummaries',
  structure(namespace, 'ExportSummary', summary),
);

const startDomainExport = operation(
  'StartDomainExport',
  { clientToken: text, domainName: text, ...destination },
  { clientToken: text, exportArn: text, requestedAt: time },
);

const getExport = operation(
  'GetExport',
  { exportArn: text },
  {
    ...summary,
    ...destination,
    clientToken: text,
    failureCode: text,
    failureMessage: text,
    exportManifest: text,
    itemsCount: number,
    exportDataCutoffTime: time,
  },
);

const listExports = operation(
  'ListExports',
  { domainName: text, maxResults: number, nextToken: text },
  { exportSummaries: summaries, nextToken: text },
);

/** Starts an export of a whole domain; the answer says nothing of its state. */
export class StartDomainExportCommand extends command<
  StartDomainExportCommandInput,
  StartDomainExportCommandOutput
>({}, () => [], 'StartDomainExport', startDomainExport) {}

/** All that SimpleDB knows of one export. */
export class GetExportCommand extends command<GetExportCommandInput, GetExportCommandOutput>(
  {},
  () => [],
  'GetExport',
  getExport,
) {}

/** The exports of the last three months, of one domain or all; in no order that AWS promises. */
export class ListExportsCommand extends command<ListExportsCommandInput, ListExportsCommandOutput>(
  {},
  () => [],
  'ListExports',
  listExports,
) {}
