import { describe, expect, it } from 'vitest';
import { open } from './fixture/open.ts';
import { classic, domainSeed, refusalIn, texts, type ClassicWishes } from './fixture/simpledb.ts';
import { classicRegion } from './services/simpledb/classicRequest.ts';
import type { StandInOptions } from './standIn.ts';

async function start(options: StandInOptions = {}) {
  const { standIn } = await open({ seed: domainSeed, ...options });
  const call = (Action: string, more: Record<string, string> = {}, wishes: ClassicWishes = {}) =>
    classic(standIn, { Action, ...more }, wishes);
  return { standIn, call };
}

describe('ListDomains', () => {
  it.each(['GET', 'POST'] as const)('lists the domains of the Region to a %s', async (method) => {
    const { call, standIn } = await start();
    const { status, headers, text } = await call('ListDomains', {}, { method });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/xml');
    expect(text).toContain(
      '<ListDomainsResponse xmlns="http://sdb.amazonaws.com/doc/2009-04-15/"><ListDomainsResult>',
    );
    expect(texts(text, 'DomainName')).toEqual(['A_b.c-1', 'empty', 'people']);
    expect(texts(text, 'NextToken')).toEqual([]);
    expect(texts(text, 'RequestId')).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(standIn.calls).toMatchObject([
      { service: 'sdb-classic', operation: 'ListDomains', region: 'eu-west-1', status: 200 },
    ]);
  });

  it('knows other domains in the Region of another caller', async () => {
    const { call } = await start();
    const { text } = await call('ListDomains', {}, { profile: 'acme-dev' });
    expect(texts(text, 'DomainName')).toEqual(['american']);
  });

  it.each([
    ['sdb.amazonaws.com', 'us-east-1'],
    ['sdb.ap-southeast-2.amazonaws.com', 'ap-southeast-2'],
    ['127.0.0.1:40321', undefined],
  ])('takes the Region from the host %s: %s', (host, region) => {
    expect(classicRegion({ headers: { host } })).toBe(region);
  });

  it('pages through them by what the caller asks for', async () => {
    const { call } = await start();
    const first = await call('ListDomains', { MaxNumberOfDomains: '2' });
    const [NextToken = ''] = texts(first.text, 'NextToken');
    const second = await call('ListDomains', { MaxNumberOfDomains: '2', NextToken });
    expect(texts(first.text, 'DomainName')).toEqual(['A_b.c-1', 'empty']);
    expect(texts(second.text, 'DomainName')).toEqual(['people']);
    expect(texts(second.text, 'NextToken')).toEqual([]);
  });

  it('pages by less where the stand-in was told to', async () => {
    const { call } = await start({ pageSizes: { domains: 1 } });
    const { text } = await call('ListDomains');
    expect(texts(text, 'DomainName')).toEqual(['A_b.c-1']);
    expect(texts(text, 'NextToken')).toHaveLength(1);
  });

  it.each(['0', '101', '-1', 'many'])('refuses %s domains at once', async (most) => {
    const { call } = await start();
    const answer = await call('ListDomains', { MaxNumberOfDomains: most });
    expect(refusalIn(answer)).toBe('InvalidParameterValue 400');
    expect(texts(answer.text, 'Message')).toEqual([
      `Value (${most}) for parameter MaxNumberOfDomains is invalid. MaxNumberOfDomains must be between 1 and 100.`,
    ]);
  });

  it('refuses a token that it never gave', async () => {
    const { call } = await start();
    const answer = await call('ListDomains', { NextToken: 'never!' });
    expect(refusalIn(answer)).toBe('InvalidNextToken 400');
  });
});

describe('DomainMetadata', () => {
  it('counts what a domain holds', async () => {
    const { call, standIn } = await start();
    const { text } = await call('DomainMetadata', { DomainName: 'people' });
    const number = (name: string) => Number(texts(text, name)[0]);
    expect({
      items: number('ItemCount'),
      itemBytes: number('ItemNamesSizeBytes'),
      names: number('AttributeNameCount'),
      nameBytes: number('AttributeNamesSizeBytes'),
      values: number('AttributeValueCount'),
      valueBytes: number('AttributeValuesSizeBytes'),
    }).toEqual({ items: 5, itemBytes: 40, names: 2, nameBytes: 7, values: 15, valueBytes: 115 });
    expect(standIn.clock.now() / 1000 - number('Timestamp')).toBeLessThan(5);
  });

  it.each([
    [{}, 'MissingParameter 400'],
    [{ DomainName: 'nobody' }, 'NoSuchDomain 400'],
    [{ DomainName: 'american' }, 'NoSuchDomain 400'],
    [{ DomainName: 'no' }, 'InvalidParameterValue 400'],
    [{ DomainName: 'what? <no>' }, 'InvalidParameterValue 400'],
  ])('answers %j with %s', async (parameters, refusal) => {
    const { call } = await start();
    expect(refusalIn(await call('DomainMetadata', parameters))).toBe(refusal);
  });
});

describe('Signature Version 2', () => {
  const stale = new Date(Date.now() - 16 * 60_000).toISOString();

  it.each<[string, ClassicWishes, string]>([
    ['another secret', { forge: { Signature: 'bm8=' } }, 'SignatureDoesNotMatch 403'],
    ['a changed parameter', { forge: { Action: 'Select' } }, 'SignatureDoesNotMatch 403'],
    ['an added parameter', { forge: { NextToken: 'x' } }, 'SignatureDoesNotMatch 403'],
    [
      'an unknown key',
      { instead: { AWSAccessKeyId: 'AKIANOBODY777EXAMPLE' } },
      'InvalidClientTokenId 403',
    ],
    ['no key', { instead: { AWSAccessKeyId: '' } }, 'AuthMissingFailure 403'],
    ['no signature', { forge: { Signature: undefined } }, 'MissingParameter 400'],
    ['no time', { instead: { Timestamp: undefined } }, 'MissingParameter 400'],
    ['a stale time', { instead: { Timestamp: stale } }, 'RequestExpired 400'],
    ['no time at all', { instead: { Timestamp: 'yesterday' } }, 'RequestExpired 400'],
    ['version 4', { instead: { SignatureVersion: '4' } }, 'IncompleteSignature 400'],
    ['another method', { instead: { SignatureMethod: 'HmacSHA1' } }, 'IncompleteSignature 400'],
    [
      'no session token',
      { profile: 'session', instead: { SecurityToken: undefined } },
      'InvalidClientTokenId 403',
    ],
    [
      'a wrong session token',
      { profile: 'session', instead: { SecurityToken: 'no' } },
      'InvalidClientTokenId 403',
    ],
    ['an expired session', { profile: 'expired' }, 'ExpiredToken 403'],
    ['an old API version', { instead: { Version: '2007-11-07' } }, 'NoSuchVersion 400'],
    ['no API version', { instead: { Version: undefined } }, 'MissingParameter 400'],
    ['another verb', { method: 'PUT' }, 'UnsupportedHttpVerb 400'],
  ])('is refused with %s', async (_what, wishes, refusal) => {
    const { call } = await start();
    const answer = await call('ListDomains', {}, wishes);
    expect(refusalIn(answer)).toBe(refusal);
  });

  it('is taken with a session token, whose signs all need escaping', async () => {
    const { call } = await start();
    expect((await call('ListDomains', {}, { profile: 'session' })).status).toBe(200);
  });

  it('is demanded: a request signed as new services want it is refused', async () => {
    const { standIn } = await start();
    const answer = await fetch(`${standIn.url}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIAACMEDATA7EXAMPLE/20261121/eu-west-1/sdb/aws4_request',
      },
      body: 'Action=ListDomains&Version=2009-04-15',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AuthMissingFailure</Code>');
  });
});

describe('errors of the old API', () => {
  it('have no namespace, and an ID that is written in another way', async () => {
    const { call } = await start();
    const { text } = await call('DomainMetadata', { DomainName: 'nobody' });
    expect(text).toMatch(
      /<Response><Errors><Error><Code>NoSuchDomain<\/Code><Message>The specified domain does not exist\.<\/Message><BoxUsage>[\d.]+<\/BoxUsage><\/Error><\/Errors><RequestID>[0-9a-f-]{36}<\/RequestID><\/Response>/,
    );
  });

  it.each([
    ['', 'MissingAction 400'],
    ['ListDreams', 'InvalidAction 400'],
  ])('name the action %j as %s', async (action, refusal) => {
    const { call } = await start();
    expect(refusalIn(await call(action))).toBe(refusal);
  });

  it('name who may not do what on which domain', async () => {
    const { call } = await start();
    const answer = await call('ListDomains', {}, { profile: 'no-access' });
    expect(refusalIn(answer)).toBe('AuthorizationFailure 403');
    expect(texts(answer.text, 'Message')).toEqual([
      'User (arn:aws:iam::111122223333:user/guest) does not have permission to perform (sdb:ListDomains) on resource (arn:aws:sdb:eu-west-1:111122223333:domain/). Contact account owner.',
    ]);
  });

  it.each([
    [{ fault: 'throttle' }, 'ServiceUnavailable 503'],
    [{ fault: 'internal' }, 'InternalError 500'],
    [{ fault: 'expired-token' }, 'ExpiredToken 403'],
    [{ fault: 'access-denied' }, 'AuthorizationFailure 403'],
    [{ fault: 'clock-skew' }, 'RequestExpired 400'],
    [{ fault: 'error', code: 'QueryTimeout', status: 408 }, 'QueryTimeout 408'],
  ] as const)('can be asked for: %j', async (fault, refusal) => {
    const { call, standIn } = await start();
    standIn.faults.set({ operation: 'ListDomains', times: 1, ...fault });
    expect(refusalIn(await call('ListDomains'))).toBe(refusal);
    expect((await call('ListDomains')).status).toBe(200);
  });
});
