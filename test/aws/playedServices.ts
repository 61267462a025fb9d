import type { ServiceName } from './call.ts';
import type { Parts } from './parts.ts';
import { aliasOperations } from './services/aliases.ts';
import { backupOperations } from './services/backups.ts';
import { exportOperations } from './services/exports.ts';
import { createJsonService } from './services/jsonService.ts';
import { kmsOperations } from './services/kms.ts';
import { createQueryService } from './services/query/queryService.ts';
import { rolePolicyOperations } from './services/rolePolicies.ts';
import { roleOperations } from './services/roles.ts';
import { createS3 } from './services/s3.ts';
import type { Service } from './services/service.ts';
import { simulatorOperations } from './services/simulator.ts';
import { createClassic } from './services/simpledb/classic.ts';
import { domainExportOperations } from './services/simpledb/domainExports.ts';
import { createRestJson } from './services/simpledb/restJson.ts';
import { createConsoleLogin } from './services/signIn/consoleLogin.ts';
import { createContainer, createInstance } from './services/signIn/machine.ts';
import { createPortal } from './services/signIn/portal.ts';
import { stsOperations } from './services/sts/sts.ts';
import { tableOperations } from './services/tables.ts';

/** Every service that the stand-in plays. */
export function createServices(parts: Parts): Readonly<Record<ServiceName, Service>> {
  const { world, domains, rds, pageSizes, inspector } = parts;
  const dynamodb = {
    ...tableOperations(world, pageSizes.tables),
    ...exportOperations(parts, pageSizes.exports),
    ...backupOperations(parts, pageSizes.backups),
  };
  return {
    dynamodb: createJsonService({
      name: 'dynamodb',
      version: '1.0',
      errorNamespace: 'com.amazonaws.dynamodb.v20120810',
      operations: dynamodb,
      inspect: inspector.inspect,
    }),
    kms: createJsonService({
      name: 'kms',
      version: '1.1',
      errorNamespace: 'com.amazonaws.kms',
      operations: kmsOperations(world, pageSizes.aliases),
      inspect: inspector.inspect,
    }),
    iam: createQueryService({
      name: 'iam',
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      operations: {
        ...roleOperations(world, parts.roles, pageSizes.roles),
        ...rolePolicyOperations(world, parts.roles, pageSizes.policies),
        ...simulatorOperations(parts, pageSizes.simulated),
        ...aliasOperations(parts.access.accountAlias),
      },
      inspect: inspector.inspect,
    }),
    rds: createQueryService({
      name: 'rds',
      version: '2014-10-31',
      namespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
      operations: rds.operations,
      inspect: inspector.inspect,
    }),
    s3: createS3(parts, pageSizes.buckets),
    sdb: createRestJson({
      operations: domainExportOperations({ world, ...domains }, pageSizes.domainExports),
      inspect: inspector.inspect,
    }),
    'sdb-classic': createClassic(world, pageSizes.domains),
    sts: createQueryService({
      name: 'sts',
      version: '2011-06-15',
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      operations: stsOperations(parts),
      inspect: inspector.inspect,
    }),
    ...signInServices(parts),
  };
}

/** Where people and machines get their keys. */
function signInServices({ world, access, keys, inspector: { inspect } }: Parts) {
  const { portalUsers: users = [], consoleLogins = [], machine } = access;
  const { sso, oidc } = createPortal({ account: world.account, users, keys, inspect });
  return {
    sso,
    'sso-oidc': oidc,
    signin: createConsoleLogin(consoleLogins, keys, inspect),
    container: createContainer({ machine, keys, now: world.clock.now }),
    instance: createInstance({ machine, keys, now: world.clock.now }),
  };
}
