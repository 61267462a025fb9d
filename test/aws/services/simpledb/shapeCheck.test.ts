import { describe, expect, it } from 'vitest';
import { checkError, checkStructure } from './shapeCheck.ts';
import { shapes } from './shapes.ts';

const summary = {
  exportArn: 'arn:aws:sdb:eu-west-1:111122223333:domain/people/export/3eb4eaed',
  exportStatus: 'PENDING',
  requestedAt: 1_795_262_400.5,
  domainName: 'people',
};

function problems(changes: object): readonly string[] {
  const answer = { exportSummaries: [{ ...summary, ...changes }] };
  return checkStructure(shapes['ListExports']?.output ?? {}, 'ListExports', answer);
}

describe('the check of SimpleDB v2 answers', () => {
  it('finds nothing wrong with an answer of AWS', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    [{ domainName: undefined }, 'domainName: missing'],
    [{ domain: 'people' }, 'domain: unknown member'],
    [{ domainName: 7 }, 'domainName: not a string'],
    [{ exportStatus: 'COMPLETED' }, 'exportStatus: no value of its enum'],
    [{ requestedAt: 1_795_262_400_500 }, 'requestedAt: not a timestamp'],
  ])('finds %j', (changes, problem) => {
    expect(problems(changes)).toEqual([`ListExports.exportSummaries[0].${problem}`]);
  });

  it('finds an error that there is not, and a wrong status', () => {
    expect(checkError('NumberExportsLimitExceeded', 409)).toEqual([]);
    expect(checkError('NumberExportsLimitExceeded', 400)).toHaveLength(1);
    expect(checkError('TeapotException', 418)).toHaveLength(1);
  });
});
