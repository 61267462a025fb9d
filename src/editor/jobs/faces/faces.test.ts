import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../test/fakes/jobs.ts';
import { allKinds, requestOfKind, sources } from '../../../../test/fakes/requests.ts';
import { connection } from '../../../../test/fakes/samples.ts';
import { jobKinds } from '../../../core/kinds/jobKinds.ts';
import { fromAddress, toAddress } from '../../documents/documentRef.ts';
import { exportFlags } from '../../explorer/exportFlags.ts';
import { jobFaces } from './registry.ts';

describe.each(allKinds)('the face of %s', (kind) => {
  const face = jobFaces[kind];
  const report = reportOf(kind, 5, { state: 'completed' });
  const { arn, exportType } = report;
  const entry = { id: 'one', kind, connection, source: sources[kind], exportType };

  it('says which job is complete, to be followed by a full stop or a warning', () => {
    const { state } = report;
    const job = { ...entry, state, startedAt: 5, arn, report, request: requestOfKind(kind, 'one') };
    expect(face.completed(job)).toMatch(new RegExp(`^[A-Z].*${sources[kind].name}.*[^.]$`));
  });

  it('opens a document that a reload brings back', () => {
    const ref = face.details({ connection, arn });
    expect(fromAddress(toAddress(ref).query)).toEqual(ref);
    expect(Object.keys(face.described(report))).not.toEqual([]);
  });

  it('has a folder to copy and to find a manifest in, exactly where that is offered', () => {
    const folder = face.folder?.(report);
    const flags = exportFlags({ ...entry, arn, state: 'completed' }).split(' ');
    expect(flags.includes('files')).toBe(folder !== undefined);
    if (flags.includes('manifest')) expect(folder).toMatch(/\/$/);
  });

  it('offers to start another of the same when one has ended', () => {
    const flags = exportFlags({ ...entry, state: 'rejected' }).split(' ');
    expect(flags).toContain(jobKinds[kind].noun === 'backup' ? 'backupable' : 'again');
  });

  it('offers the ARN or the identifier, whichever it has', () => {
    const flags = exportFlags({ ...entry, arn, state: 'completed' }).split(' ');
    const identifier = jobKinds[kind].identifierOf?.(arn);
    expect(flags.includes('named')).toBe(identifier !== undefined);
    expect(flags.includes('arn')).toBe(identifier === undefined);
  });
});
