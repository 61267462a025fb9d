import type { FormOpened } from '../../src/protocol/exportForm.ts';
import type { TableShape } from '../../src/webview/pages/tableExport/shape.ts';
import type { Change, PageEvent } from '../../src/webview/state/events.ts';
import type { FormModel, PageModel } from '../../src/webview/state/model.ts';
import { reduce } from '../../src/webview/state/reduce.ts';
import type { Shape } from '../../src/webview/state/shape.ts';

/** Something that happens to the form of one kind: an event, or what only its page knows. */
export type Happening<S extends Shape = TableShape> = PageEvent | Edited<S> | Change<S>;

interface Edited<S extends Shape> {
  readonly type: 'edited';
  readonly field: S['field'];
  readonly patch: Partial<S['draft']>;
}

/** The form of a kind after it was opened and some things happened to it. */
export function formAfter<S extends Shape = TableShape>(
  opened: FormOpened,
  ...happenings: readonly Happening<S>[]
): FormModel<S> {
  const events = happenings.map((happening) => eventOf(happening));
  const all: readonly PageEvent[] = [{ type: 'opened', opened, kept: undefined }, ...events];
  const page = all.reduce<PageModel>(reduce, { at: 'opening' });
  if (page.at !== 'form') throw new Error(`the page is ${page.at}`);
  return page.form;
}

function eventOf<S extends Shape>(happening: Happening<S>): PageEvent {
  return typeof happening === 'function' ? { type: 'changed', change: happening } : happening;
}
