import { describe, expect, it } from 'vitest';
import { formAfter } from '../../../test/fakes/formAfter.ts';
import { openedOf } from '../../../test/fakes/kindSamples.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { kinds } from '../../core/kinds/registry.ts';
import { derive, problemsOf } from '../state/derive.ts';
import { openForm, toKept } from '../state/open.ts';
import type { Shape } from '../state/shape.ts';
import { pages } from './registry.ts';

const now = Date.UTC(2026, 10, 21, 12);
const ids = Object.keys(kinds) as KindId[];

describe.each(ids)('the page of %s', (id) => {
  const page = pages[id];
  const fresh = () => formAfter<Shape>(openedOf(id, now));

  it('is for its kind', () => {
    expect(page.kind.id).toBe(id);
    expect(fresh().page).toBe(page);
  });

  it('has a place for all that its rules may object to', () => {
    const { draft, facts } = openedOf(id, now).form;
    const empty = Object.fromEntries(Object.keys(draft).map((name) => [name, '']));
    const issues = page.kind.check({ ...draft, ...empty }, { ...facts, region: 'us-east-1' });
    expect(issues.length).toBeGreaterThan(0);
    expect(page.fieldOrder).toEqual(expect.arrayContaining(issues.map(({ field }) => field)));
  });

  it('knows the text of every field but that of its source', () => {
    const { draft } = fresh();
    const typed = page.fieldOrder.filter((field) => page.textOf(draft, field) !== undefined);
    expect(typed).not.toContain(page.sourceField);
    expect(typed).toContain(page.firstField);
    expect(page.fieldOrder[0]).toBe(page.sourceField);
  });

  it('keeps what it is for, and takes back only that', () => {
    const kept = { ...toKept(fresh()), touched: ['mine'] };
    expect(kept.kind).toBe(id);
    expect(openForm(openedOf(id, now), kept).touched).toEqual(['mine']);
    const another = { ...kept, kind: ids.find((other) => other !== id) ?? id };
    expect(openForm(openedOf(id, now), another).touched).toEqual([]);
  });

  it('shows the request in the names of its operation', () => {
    const { request, sentence } = derive(fresh());
    expect(Object.keys(request).length).toBeGreaterThan(1);
    expect(sentence).not.toBe('');
  });

  it('is renewed as a request of its own, without what was said to the last one', () => {
    const before = fresh();
    const after = formAfter<Shape>(openedOf(id, now), {
      type: 'unlocked',
      token: 'new',
      now: now + 5000,
    });
    expect(after.draft.clientToken).toBe('new');
    expect(after.focus).toEqual({ on: page.firstField });
    expect(problemsOf(after).map(({ code }) => code)).toEqual(
      problemsOf(before).map(({ code }) => code),
    );
  });
});

describe('another job from the same form', () => {
  const renewed = (id: KindId) =>
    formAfter<Shape>(openedOf(id, now), { type: 'unlocked', token: 'new', now: now + 5000 }).draft;

  it('has an identifier and a name of its own, by the time of then', () => {
    expect(renewed('rds-database')).toMatchObject({ taskId: 'orders-2026-11-20-20261121120005' });
    expect(renewed('dynamodb-backup')).not.toMatchObject(
      openedOf('dynamodb-backup', now).form.draft,
    );
  });
});
