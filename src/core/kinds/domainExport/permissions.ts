import { domainArn, parseDomainArn } from '../../grammar/domainArn.ts';
import { domainExportRoot } from '../../grammar/s3.ts';
import { partiesOf, type Parties } from '../../policy/parties.ts';
import { allow } from '../../policy/policy.ts';
import type { Asker, KindPermissions, Need, RequiredPolicy } from '../../policy/required.ts';
import { objectsArn } from '../../policy/resources.ts';
import {
  bucketPolicy,
  callerPolicy,
  keyNotes,
  keyPolicy,
  keyStatement,
  lookUpNotes,
  optionalPolicy,
  pickerStatements,
  readPolicy,
} from '../shared/permissions.ts';
import { bucketLook, customerKeyLook, preflightPolicy } from '../shared/preflightPolicy.ts';
import { sourceArn } from '../shared/sourceArn.ts';
import { uploadKeyActions, uploadKeyNote } from '../shared/uploadKey.ts';

/** What an export of a domain needs, by "Prerequisites and Permissions" of the SimpleDB guide. */
export const domainExportPermissions: KindPermissions = {
  title: 'Export a SimpleDB domain to S3',
  asks: ['destination', 'optional-key'],
  keyHome: 'bucket',
  required,
};

/** On the files of an export, and on their bucket. */
export const writing: readonly string[] = ['s3:PutObject'];
export const looking: readonly string[] = ['s3:ListBucket'];

function required(need: Need, asker: Asker): readonly RequiredPolicy[] {
  const parties = partiesOf(need, asker, domainExportPermissions.keyHome);
  const { bucket, caller, prefix } = parties;
  const domain = domainIn(need, parties);
  const files = [objectsArn(bucket.arn, prefix, `${domainExportRoot}*`)];
  return [
    callerPolicy(
      parties,
      'To start and to follow the export',
      [
        allow('StartExport', { actions: ['sdb:StartDomainExport'], on: [domain] }),
        allow('FollowExport', {
          actions: ['sdb:GetExport', 'sdb:ListExports'],
          on: [domain, `${domain}/export/*`],
        }),
        allow('WriteToBucket', { actions: writing, on: files }),
        allow('FindBucket', { actions: looking, on: [bucket.arn] }),
        ...keyStatement(parties, uploadKeyActions),
      ],
      notesOf(parties),
    ),
    ...bucketPolicy(parties, caller, {
      AllowExport: { actions: writing, on: files },
      AllowFinding: { actions: looking, on: [bucket.arn] },
    }),
    ...keyPolicy(parties, [caller], uploadKeyActions),
    readPolicy(parties, files),
    lookUpPolicy(parties, domain),
    ...preflightPolicy(parties, [
      bucketLook(parties, { known: looking }),
      ...customerKeyLook(parties),
    ]),
  ];
}

function domainIn(need: Need, parties: Parties): string {
  return sourceArn(need, parties, {
    isOne: (arn) => parseDomainArn(arn) !== undefined,
    arnOf: (place, domain) => domainArn({ ...place, domain }),
  });
}

function notesOf(parties: Parties): readonly string[] {
  const { key } = parties;
  return [
    'The SimpleDB guide also names s3:ListObjects and s3:HeadBucket, which IAM does not know: s3:ListBucket allows both.',
    ...(key === undefined || key.isAwsManaged ? [] : [uploadKeyNote('SimpleDB')]),
    ...keyNotes(parties),
  ];
}

function lookUpPolicy(parties: Parties, domain: string): RequiredPolicy {
  return optionalPolicy(
    { id: 'look-up', title: 'To fill in the form' },
    parties,
    [
      allow('LookAtDomain', { actions: ['sdb:DomainMetadata'], on: [domain] }),
      ...pickerStatements(parties, ['sdb:ListDomains', 'sdb:ListExports']),
    ],
    [
      'The form opens only with sdb:DomainMetadata; each of the others fills one list.',
      ...lookUpNotes(parties),
    ],
  );
}
