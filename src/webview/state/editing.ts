import type { TableExportField } from '../../core/kinds/tableExport.ts';
import type { FormHandlers } from './events.ts';
import type { FormModel } from './model.ts';
import { withFacts } from './open.ts';

type Editing = Pick<
  FormHandlers<FormModel>,
  'edited' | 'settled' | 'factsRead' | 'focusWished' | 'said' | 'actionFailed' | 'unlocked'
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
  focusWished: (form, { field }) => ({ ...form, focus: { on: field } }),
  said: (form, { text }) => ({ ...form, announcement: text }),
  actionFailed: (form, { error }) => ({
    ...form,
    stage: form.stage.at === 'starting' ? { at: 'editing' } : form.stage,
    error,
    announcement: `${error.message} ${error.next}`,
  }),
  unlocked: (form, { token }) => ({
    ...form,
    draft: { ...form.draft, clientToken: token },
    stage: { at: 'editing' },
    attempted: false,
    hostIssues: [],
    error: undefined,
    last: { at: 'idle' },
    focus: { on: 'bucket' },
    announcement: 'The form can be changed again. It has a new client token.',
  }),
};

function withField(
  touched: readonly TableExportField[],
  field: TableExportField,
): readonly TableExportField[] {
  return touched.includes(field) ? touched : [...touched, field];
}
