import { editing } from './editing.ts';
import type { FormHandlers, PageEvent } from './events.ts';
import { launching } from './launching.ts';
import { lookingUp } from './lookingUp.ts';
import type { FormModel, PageModel } from './model.ts';
import { openForm } from './open.ts';
import { preflighting } from './preflight.ts';

const handlers: FormHandlers<FormModel> = {
  ...editing,
  ...lookingUp,
  ...launching,
  ...preflighting,
};

/** The page after an event. Events for a form that is not open change nothing. */
export function reduce(page: PageModel, event: PageEvent): PageModel {
  if (event.type === 'opened') return { at: 'form', form: openForm(event.opened, event.kept) };
  if (event.type === 'openFailed') return { at: 'broken', error: event.error };
  if (event.type === 'reopening') return { at: 'opening' };
  if (page.at !== 'form') return page;
  // The map has a handler of exactly this event's type; a union of functions cannot say so.
  const handler = handlers[event.type] as (form: FormModel, event: PageEvent) => FormModel;
  const form = handler(page.form, event);
  return form === page.form ? page : { at: 'form', form: followed(page.form, form) };
}

function followed(before: FormModel, after: FormModel): FormModel {
  return after.page.follow?.(before, after) ?? after;
}
