import { describe, expect, it } from 'vitest';
import type { TableExportDraft } from '../core/kinds/tableExport.ts';
import { formRequestSchemas, parseFormState } from './exportForm.schema.ts';
import { maxExpressionsLength, maxTextLength, type FormState } from './exportForm.ts';

const schemas = formRequestSchemas('dynamodb-table');

const draft: TableExportDraft = {
  exportType: 'incremental',
  bucket: 'acme-exports',
  bucketOwner: '',
  prefix: 'orders',
  format: 'DYNAMODB_JSON',
  timeMode: 'moment',
  momentText: '2026-11-21 12:00:05',
  momentZone: 'local',
  moment: 1_795_260_005_000,
  windowMode: 'exact',
  fromText: '2026-11-21 10:00:00',
  toText: 'noon',
  windowZone: 'utc',
  from: 1_795_255_200_000,
  to: null,
  viewType: 'NEW_IMAGE',
  filtered: true,
  keyCondition: '#pk = :pk',
  filterExpression: '',
  projection: '',
  attributeNames: '{"#pk": "customerId"}',
  attributeValues: '{":pk": {"S": "C-1"}}',
  encryption: 'KMS',
  kmsKeyId: 'alias/exports',
  clientToken: '6f0c2a3e-4f0e-4b8e-9a54-0c6d5c3f8a11',
};

const state: FormState = {
  version: 2,
  kind: 'dynamodb-table',
  connection: { profile: 'acme-data', region: 'eu-west-1' },
  source: {
    service: 'dynamodb',
    arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
    name: 'orders',
  },
  draft,
  touched: ['bucket', 'window', 'from', 'keyCondition', 'attributeValues'],
};

describe('a start request', () => {
  it('is read as it was sent', () => {
    expect(schemas.start({ draft })).toEqual({ draft });
  });

  it.each([
    ['without a draft', {}],
    ['with a member too many', { draft, force: true }],
    ['with a draft member too many', { draft: { ...draft, tableArn: 'arn:of:another' } }],
    ['with an unknown format', { draft: { ...draft, format: 'CSV' } }],
    ['with a moment that is no number', { draft: { ...draft, moment: 'yesterday' } }],
    ['with a moment that is not finite', { draft: { ...draft, moment: Infinity } }],
    ['with text beyond the cap', { draft: { ...draft, prefix: 'x'.repeat(maxTextLength + 1) } }],
    ['with an unknown window', { draft: { ...draft, windowMode: 'last-week' } }],
    ['with the view type of the documents', { draft: { ...draft, viewType: 'NEW_IMAGES' } }],
    [
      'with an expression beyond its cap',
      { draft: { ...draft, keyCondition: 'x'.repeat(maxExpressionsLength + 1) } },
    ],
    ['with no bucket member', { draft: { ...draft, bucket: undefined } }],
    ['that is null', null],
  ])('%s is refused', (_case, value) => {
    expect(() => schemas.start(value)).toThrow();
  });
});

describe('a preflight', () => {
  it('takes a draft, and the wish to look afresh', () => {
    expect(schemas.preflight({ draft, again: true })).toEqual({ draft, again: true });
    expect(() => schemas.preflight({ draft, again: 'yes' })).toThrow();
    expect(() => schemas.preflight({ draft, findings: [] })).toThrow();
    expect(() => schemas.preflight({})).toThrow();
  });

  it('of a fix it takes the id and no text', () => {
    expect(schemas.useFix({ id: 'bucket', how: 'copy' })).toEqual({ id: 'bucket', how: 'copy' });
    expect(() => schemas.useFix({ id: 'bucket', how: 'copy', text: 'rm' })).toThrow();
    expect(() => schemas.useFix({ id: 'bucket', how: 'run' })).toThrow();
    expect(() => schemas.useFix({ id: '', how: 'open' })).toThrow();
  });
});

describe('the other requests', () => {
  it.each([
    'open',
    'refreshFacts',
    'lastIncremental',
    'turnOnRecovery',
    'newToken',
    'showExports',
    'showLog',
  ] as const)('%s takes nothing', (request) => {
    expect(schemas[request]({})).toEqual({});
    expect(() => schemas[request]({ anything: 1 })).toThrow();
  });

  it('listKeys needs a Region and may carry a page token', () => {
    const params = { region: 'eu-central-1', next: 'token' };
    expect(schemas.listKeys(params)).toEqual(params);
    expect(() => schemas.listKeys({ region: '' })).toThrow();
  });

  it('bucketRegion needs a bucket', () => {
    expect(() => schemas.bucketRegion({ bucket: '' })).toThrow();
  });
});

describe('a kept form state', () => {
  it('of a form that knew no incremental exports is not brought back', () => {
    const { exportType, windowMode, viewType, filtered, ...old } = draft;
    expect([exportType, windowMode, viewType, filtered]).not.toContain(undefined);
    expect(parseFormState({ ...state, version: 1, draft: old })).toBeUndefined();
    expect(parseFormState({ ...state, draft: old })).toBeUndefined();
  });

  it('is read back after a trip through JSON', () => {
    expect(parseFormState(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(parseFormState({ ...state, jobId: 'token' })).toEqual({ ...state, jobId: 'token' });
  });

  it.each([
    undefined,
    null,
    {},
    { ...state, version: 1 },
    { ...state, version: 3 },
    { ...state, kind: 'redshift' },
    { ...state, kind: 'rds-database' },
    { ...state, touched: [7] },
    { ...state, source: { ...state.source, service: 's3' } },
  ])('is undefined for %j', (value) => {
    expect(parseFormState(value)).toBeUndefined();
  });
});
