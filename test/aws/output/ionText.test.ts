import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../seed.ts';
import { toIonDecimal } from './ionDecimal.ts';
import { toIonLine } from './ionText.ts';

const line = (value: AttributeValue, name = 'a') => toIonLine({ Item: { [name]: value } });

describe('an item in Ion', () => {
  it("is written as AWS's own example", () => {
    const item = {
      Authors: { SS: ['Author1', 'Author2'] },
      Dimensions: { S: '8.5 x 11.0 x 1.5' },
      ISBN: { S: '333-3333333333' },
      Id: { N: '103' },
      InPublication: { BOOL: false },
      PageCount: { N: '600' },
      Price: { N: '2000' },
    };
    expect(toIonLine({ Item: item })).toBe(
      '$ion_1_0 {Item:{Authors:$dynamodb_SS::["Author1","Author2"],' +
        'Dimensions:"8.5 x 11.0 x 1.5",ISBN:"333-3333333333",Id:103.,InPublication:false,' +
        'PageCount:6d2,Price:2d3}}\n',
    );
  });

  it.each<[AttributeValue, string]>([
    [{ S: '' }, '""'],
    [{ N: '-0.5' }, '-0.5'],
    [{ B: 'aGVsbG8=' }, '{{aGVsbG8=}}'],
    [{ BOOL: true }, 'true'],
    [{ NULL: true }, 'null'],
    [{ M: { inner: { M: {} } } }, '{inner:{}}'],
    [{ L: [{ S: 'x' }, { L: [] }] }, '["x",[]]'],
    [{ SS: ['x'] }, '$dynamodb_SS::["x"]'],
    [{ NS: ['1', '0.5'] }, '$dynamodb_NS::[1.,0.5]'],
    [{ BS: ['AA==', '/w=='] }, '$dynamodb_BS::[{{AA==}},{{/w==}}]'],
  ])('writes %j as %s', (value, text) => {
    expect(line(value)).toBe(`$ion_1_0 {Item:{a:${text}}}\n`);
  });

  it.each([
    ['plain_1', 'plain_1'],
    ['$price', '$price'],
    ['weight (g)', "'weight (g)'"],
    ['1st', "'1st'"],
    ['e-mail', "'e-mail'"],
    ['größe', "'größe'"],
    ['null', "'null'"],
    ['true', "'true'"],
    ['$10', "'$10'"],
    ["it's", "'it\\'s'"],
    ['a"b', "'a\"b'"],
  ])('names the attribute %s as %s', (name, text) => {
    expect(line({ BOOL: true }, name)).toBe(`$ion_1_0 {Item:{${text}:true}}\n`);
  });

  it('stays on one line whatever its text holds', () => {
    expect(line({ S: 'a "b"\\\n\r\t\u0000\u001f\u0085é🔑' })).toBe(
      '$ion_1_0 {Item:{a:"a \\"b\\"\\\\\\n\\r\\t\\0\\x1f\\x85é🔑"}}\n',
    );
  });
});

describe('a number in Ion', () => {
  it.each([
    ['0', '0.'],
    ['-0.0', '0.'],
    ['103', '103.'],
    ['-103', '-103.'],
    ['600', '6d2'],
    ['19.99', '19.99'],
    ['19.90', '19.9'],
    ['0.000001', '0.000001'],
    ['0.0000025', '0.0000025'],
    ['0.00000025', '25d-8'],
    ['1E-130', '1d-130'],
    ['9.9e125', '99d124'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678.'],
  ])('writes %s as %s', (number, text) => {
    expect(toIonDecimal(number)).toBe(text);
  });

  it('refuses what is no number', () => {
    expect(() => toIonDecimal('12a')).toThrow("'12a' is no DynamoDB number.");
  });
});
