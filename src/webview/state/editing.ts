import type { FormHandlers } from './events.ts';
import { factsOf } from './derive.ts';
import { withFacts } from './facts.ts';
import type { FormModel } from './model.ts';

type Editing = Pick<
  FormHandlers<FormModel>,
  | 'edited'
  | 'settled'
  | 'factsRead'
  | 'changed'
  | 'focusWished'
  | 'said'
  | 'actionFailed'
  | 'credentialsBack'
  | 'unlocked'
>;

/** What typing, looking away and fresh facts do to a form. */
export const editing: Editing = {
  edited: (form, { patch }) =>
    form.stage.at === 'editing'
      ? {
          ...form,
          draft: { ...form.draft, ...patch },
          // What is wrong with one field may be put right at another: the key's Region, at the bucket.
          hostIssues: [],
          error: undefined,
        }
      : form,
  settled: (form, { field }) => ({ ...form, touched: withField(form.touched, field) }),
  factsRead: (form, { facts }) => withFacts(form, facts),
  changed: (form, event) => event.change(form),
  focusWished: (form, { field }) => ({ ...form, focus: { on: field } }),
  said: (form, { text }) => ({ ...form, announcement: text }),
  actionFailed: (form, { error }) => ({
    ...form,
    stage: form.stage.at === 'starting' ? { at: 'editing' } : form.stage,
    error,
    announcement: `${error.message} ${error.next}`,
  }),
  credentialsBack: (form) => ({
    ...form,
    error: undefined,
    announcement: 'There are credentials again. You can go on.',
  }),
  unlocked: (form, { token, now }) => ({
    ...form,
    draft: form.page.kind.renew(form.draft, { ...factsOf(form), now }, token),
    stage: { at: 'editing' },
    attempted: false,
    hostIssues: [],
    error: undefined,
    own: form.page.own,
    focus: { on: form.page.firstField },
    announcement: form.page.renewed,
  }),
};

function withField(touched: readonly string[], field: string): readonly string[] {
  return touched.includes(field) ? touched : [...touched, field];
}
