import { describe, expect, it } from 'vitest';
import type { FormJob } from '../../protocol/exportForm.ts';
import { jobCard } from './jobCard.ts';

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
});
