import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate that nobody signed but itself, and its private key; both PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  host: 0x82,
  address: 0x87,
} as const;

/** One value in the encoding of certificates, DER: what it is, how long it is, and itself. */
function der(tag: keyof typeof tags, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tags[tag], ...size]), value]);
}

const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

const ids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  alternativeName: '551d11',
  basicConstraints: '551d13',
} as const;

const id = (name: keyof typeof ids): Buffer => der('oid', hex(ids[name]));
const algorithm = der('sequence', id('ecdsaWithSha256'));

const time = (year: number): Buffer => der('time', Buffer.from(`${year}0101000000Z`));
const validity = der('sequence', time(2020), time(2120));

function extension(name: keyof typeof ids, value: Buffer): Buffer {
  return der('sequence', id(name), der('octets', value));
}

/** X.509, RFC 5280, section 4.1: everything but the signature. */
function unsigned(publicKey: KeyObject, name: string): Buffer {
  const host = der('host', Buffer.from(name));
  const issuer = der(
    'sequence',
    der('set', der('sequence', id('commonName'), der('utf8', Buffer.from('A proxy')))),
  );
  const extensions = der(
    'sequence',
    extension('basicConstraints', der('sequence', der('boolean', bytes(0xff)))),
    extension('alternativeName', der('sequence', der('address', bytes(127, 0, 0, 1)), host)),
  );
  return der(
    'sequence',
    der('version', der('integer', bytes(2))),
    der('integer', bytes(1)),
    algorithm,
    issuer,
    validity,
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
    der('extensions', extensions),
  );
}

/**
 * Makes one for `127.0.0.1` and for `host`, with a fresh key, so that no private key lies in the
 * repository.
 */
export function selfSigned(host: string): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = unsigned(publicKey, host);
  const signature = der('bits', bytes(0), sign('sha256', content, privateKey));
  const base64 = der('sequence', content, algorithm, signature).toString('base64');
  const lines = (base64.match(/.{1,64}/g) ?? []).join('\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
