import { HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { signatureV2, signedForm } from './signatureV2.ts';

const credentials: AwsCredentialIdentity = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const parameters = { Action: 'ListDomains', Version: '2009-04-15', MaxNumberOfDomains: '100' };
const at = Date.parse('2010-01-25T15:01:28.750Z');

/** The signatures were computed apart from this code, with Python's hmac and urllib. */
describe('a form signed by Signature Version 2', () => {
  it('has its parameters in order and the signature at its end', () => {
    expect(signedForm(parameters, 'sdb.amazonaws.com', credentials, at)).toBe(
      'AWSAccessKeyId=AKIDEXAMPLE&Action=ListDomains&MaxNumberOfDomains=100' +
        '&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2010-01-25T15%3A01%3A28Z' +
        '&Version=2009-04-15&Signature=t5JevILHCZmck1vPYFts3iTvQDOVYLDx2r%2Bn6fokU4I%3D',
    );
  });

  it('carries the session token, and encodes by RFC 3986', () => {
    const odd = { ...parameters, NextToken: "a b+c=~*'(é)" };
    const session = { ...credentials, sessionToken: 'FwoGZXIv//+=' };
    expect(signedForm(odd, 'sdb.eu-west-1.amazonaws.com', session, at)).toBe(
      'AWSAccessKeyId=AKIDEXAMPLE&Action=ListDomains&MaxNumberOfDomains=100' +
        '&NextToken=a%20b%2Bc%3D~%2A%27%28%C3%A9%29&SecurityToken=FwoGZXIv%2F%2F%2B%3D' +
        '&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2010-01-25T15%3A01%3A28Z' +
        '&Version=2009-04-15&Signature=IPDu3rUVCe9wQtWBU0D1ZNhY8WsYzaiTCciqwpv%2FMCo%3D',
    );
  });

  it('is signed for the host in lower case', () => {
    const signed = (host: string) => signedForm(parameters, host, credentials, at);
    expect(signed('SDB.amazonaws.com')).toBe(signed('sdb.amazonaws.com'));
    expect(signed('127.0.0.1:4000')).not.toBe(signed('127.0.0.1:4001'));
  });
});

describe('a request', () => {
  it('is signed anew for each attempt, and keeps the one it was made of', async () => {
    const body = 'Action=ListDomains&Version=2009-04-15&NextToken=a%20b%2Bc';
    const headers = { host: 'sdb.amazonaws.com', 'content-length': String(body.length) };
    const request = new HttpRequest({ method: 'POST', headers, body });
    const signed = await signatureV2.sign(request, credentials, {});
    expect(HttpRequest.isInstance(signed)).toBe(true);
    expect(signed.body).toContain('&NextToken=a%20b%2Bc&');
    expect(signed.headers['content-length']).toBe(String(String(signed.body).length));
    expect(request).toMatchObject({ body, headers });
    const again = await signatureV2.sign(request, credentials, {});
    expect(String(again.body).match(/Signature=/g)).toHaveLength(1);
  });
});
