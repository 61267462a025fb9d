import { describe, expect, it } from 'vitest';
import type { FormJob } from '../../protocol/exportForm.ts';
import { databaseExportPage } from '../pages/databaseExport.tsx';
import { tableBackupPage } from '../pages/tableBackup.tsx';
import { tableExportPage } from '../pages/tableExport.tsx';
import { jobCard as cardOf } from './jobCard.ts';

const jobCard = (stage: Parameters<typeof cardOf>[0]) => cardOf(stage, tableExportPage.job);

const startedAt = Date.UTC(2026, 10, 21, 12);
const stage = (job: Partial<FormJob>) => ({
  at: 'started' as const,
  jobId: 'token',
  job: { jobId: 'token', state: 'running' as const, startedAt, ...job },
});

describe('the card of a started export', () => {
  it('says that the request is on its way until more is known', () => {
    const card = jobCard({ at: 'started', jobId: 'token' });
    expect(card.title).toBe('The request is on its way to AWS…');
  });

  it('says only that there is one when the page was loaded again and nothing is known', () => {
    const card = jobCard({ at: 'started', jobId: 'token', recalled: true });
    expect(card.title).toBe('An export was started from this form.');
  });

  it('counts from the start while it runs', () => {
    expect(jobCard(stage({}))).toMatchObject({ tone: 'busy', since: startedAt });
  });

  it('knows when it should end only where the host does', () => {
    expect(jobCard(stage({ estimatedEnd: startedAt + 60_000 })).estimatedEnd).toBe(
      startedAt + 60_000,
    );
    expect(jobCard(stage({}))).not.toHaveProperty('estimatedEnd');
    const ended = { state: 'completed', estimatedEnd: startedAt + 60_000 } as const;
    expect(jobCard(stage(ended))).not.toHaveProperty('estimatedEnd');
  });

  it('tells items and duration when it is complete', () => {
    const ended = {
      state: 'completed',
      itemCount: 1_204_311,
      endedAt: startedAt + 190_000,
    } as const;
    expect(jobCard(stage(ended)).detail).toBe('1,204,311 items in 3 min.');
  });

  it('makes nothing up when AWS told neither', () => {
    expect(jobCard(stage({ state: 'completed' })).detail).toBe('Its files are in the bucket.');
  });

  it.each(['failed', 'rejected'] as const)('gives the explanation of a %s one', (state) => {
    const card = jobCard(stage({ state, explanation: 'The bucket is gone.' }));
    expect(card).toMatchObject({ tone: 'bad', detail: 'The bucket is gone.' });
  });

  it('doubts while it is unconfirmed and says that nothing is exported twice', () => {
    const card = jobCard(stage({ state: 'unconfirmed' }));
    expect(card).toMatchObject({
      tone: 'doubt',
      detail: expect.stringMatching(/nothing is exported twice/) as string,
    });
  });

  it('forgets the doubt once it runs', () => {
    const doubt = { reason: 'timeout', message: 'No answer.', next: 'Wait.' } as const;
    expect(jobCard({ ...stage({}), doubt }).tone).toBe('busy');
  });

  it.each([
    ['canceling', 'busy', 'The export is being canceled…'],
    ['canceled', 'stopped', 'The export was canceled.'],
  ] as const)('says of a %s one what stays in the bucket', (state, tone, title) => {
    const detail = 'What it has written so far stays in the bucket.';
    expect(jobCard(stage({ state }))).toEqual({ tone, title, detail });
  });

  it('admits that nobody knows what became of it', () => {
    expect(jobCard(stage({ state: 'unwatched' })).tone).toBe('doubt');
  });
});

describe('the card of an export of a database', () => {
  const databaseCard = (job: Partial<FormJob>) => cardOf(stage(job), databaseExportPage.job);

  it('shows how far AWS is, apart from what is announced', () => {
    const card = databaseCard({ percent: 42, extractedGb: 1017, status: 'IN_PROGRESS' });
    expect(card.progress).toEqual({ percent: 42, text: '42 % · 1,017 GB extracted' });
    expect(`${card.title} ${card.detail ?? ''}`).not.toContain('42');
  });

  it('says what AWS does before there is anything to count', () => {
    const card = databaseCard({ percent: 0, extractedGb: 0, status: 'STARTING' });
    expect(card.progress).toEqual({ percent: 0, text: '0 % · AWS prepares the data' });
  });

  it('is a warning where tables were skipped', () => {
    const warning = 'Skipped 1 table (shop.public.a).';
    const endedAt = startedAt + 190_000;
    expect(databaseCard({ state: 'completed', extractedGb: 41, endedAt, warning })).toEqual({
      tone: 'warning',
      title: 'The export is complete, with a warning.',
      detail: 'Skipped 1 table (shop.public.a). 41 GB extracted in 3 min.',
    });
  });
});

describe('the card of a backup', () => {
  it.each(['running', 'completed', 'failed', 'rejected', 'unconfirmed'] as const)(
    'never calls it an export (%s)',
    (state) => {
      const { title, detail = '' } = cardOf(stage({ state }), tableBackupPage.job);
      expect(`${title} ${detail}`).toMatch(/backup/);
      expect(`${title} ${detail}`).not.toMatch(/export|bucket|token/i);
    },
  );
});
