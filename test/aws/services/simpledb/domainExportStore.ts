import { randomUUID } from 'node:crypto';
import { ApiError } from '../../apiError.ts';
import { digest, toUuid } from '../../digest.ts';
import { ownerOf } from '../../policy/principal.ts';
import type { Call } from '../../call.ts';
import type { DomainExportSeed, DomainSeed } from '../../seed.ts';
import type { World } from '../../world.ts';
import {
  createDomainRecord,
  type DomainExportRecord,
  type DomainExportRequest,
} from './domainExportRecord.ts';
import { domainFailureOf } from './domainFailure.ts';

const hour = 60 * 60_000;
/** How long a client token is remembered. */
const tokenLife = 8 * hour;
/** How many exports may be asked for within any 24 hours; failed ones count. */
const quotas = { window: 24 * hour, perDomain: 5, perAccount: 25 };

/** The domain exports of the account and the client tokens that started them. */
export interface DomainExportStore {
  records(): DomainExportRecord[];
  /** Starts an export, or gives the one that the same request with the same token started. */
  start(request: DomainExportRequest, call: Call): DomainExportRecord;
}

/** A store that already knows the exports of the seed; each new one takes `duration` ms. */
export function createDomainStore(
  world: World,
  seeds: readonly DomainExportSeed[],
  duration: number,
): DomainExportStore {
  const seededAt = world.clock.now();
  const records = seeds.map((seed) => fromSeed(world, seed, seededAt));

  function start(request: DomainExportRequest, { region, identity }: Call): DomainExportRecord {
    const requestedAt = world.clock.now();
    const here = records.filter(({ domain }) => domain.region === region);
    const known = here.find(
      (one) =>
        one.request.clientToken === request.clientToken &&
        requestedAt < one.requestedAt + tokenLife,
    );
    if (known) return replay(known, request);
    const domain = demandDomain(world, request.domainName, region);
    checkQuotas(here, domain, requestedAt);
    const record = createDomainRecord({
      account: world.account,
      domain,
      request: { ...request, clientToken: request.clientToken ?? randomUUID() },
      requestedAt,
      duration,
      failure: domainFailureOf(world, request, world.principalOf(identity)),
    });
    records.push(record);
    return record;
  }

  return { records: () => [...records], start };
}

/** The domain of this name in a Region. */
export function demandDomain(world: World, name: string, region: string): DomainSeed {
  const domain = world.domain(name, region);
  if (domain) return domain;
  throw new ApiError('NoSuchDomainException', 'The specified domain does not exist.');
}

function checkQuotas(
  records: readonly DomainExportRecord[],
  domain: DomainSeed,
  now: number,
): void {
  const recent = records.filter(({ requestedAt }) => requestedAt > now - quotas.window);
  const ofDomain = recent.filter((record) => record.domain === domain);
  if (ofDomain.length < quotas.perDomain && recent.length < quotas.perAccount) return;
  throw new ApiError('NumberExportsLimitExceeded', 'The export limit was exceeded.');
}

function replay(known: DomainExportRecord, request: DomainExportRequest): DomainExportRecord {
  if (fingerprint(known.request) === fingerprint(request)) return known;
  const message = 'Idempotent request failed due to parameter mismatch.';
  throw new ApiError('ConflictException', message);
}

function fingerprint(request: DomainExportRequest): string {
  const members = Object.entries(request).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(members);
}

function fromSeed(world: World, seed: DomainExportSeed, now: number): DomainExportRecord {
  const domain = demandDomain(world, seed.domain, seed.region);
  const request = {
    clientToken: toUuid(digest(`${seed.domain} ${seed.region} ${seed.requestedAgo}`)),
    domainName: seed.domain,
    s3Bucket: seed.bucket,
    ...(seed.prefix !== undefined && { s3KeyPrefix: seed.prefix }),
    ...(seed.kmsKeyId !== undefined && {
      s3SseAlgorithm: 'KMS' as const,
      s3SseKmsKeyId: seed.kmsKeyId,
    }),
  };
  return createDomainRecord({
    account: world.account,
    domain,
    request,
    requestedAt: now - seed.requestedAgo,
    duration: seed.duration,
    failure: seed.failureCode ?? domainFailureOf(world, request, ownerOf(world.account)),
  });
}
