import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { FormActions } from '../actions.ts';
import { controlId } from '../fields/field.tsx';
import { derive } from '../state/derive.ts';
import type { FocusWish, FormModel } from '../state/model.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Preview } from './preview.tsx';
import { StatusCard } from './statusCard.tsx';

interface FormPageProps {
  readonly form: FormModel;
  readonly controller: FormActions;
}

const legends = { export: 'Export request', backup: 'Backup request' } as const;

/** The whole form on one page: fields on the left, what they come to on the right. */
export function FormPage({ form, controller }: FormPageProps): JSX.Element {
  const parts = { form, controller, derived: derive(form) };
  useFocus(form.focus);
  useSubmitKey(controller);
  return (
    <div class="page">
      <Header form={form} />
      {form.stage.at !== 'started' && form.page.banner(parts)}
      <StatusCard form={form} />
      <main class="columns">
        <fieldset class="fields" disabled={form.stage.at !== 'editing'}>
          <legend class="visually-hidden">{legends[form.page.job.noun]}</legend>
          {form.page.sections(parts)}
        </fieldset>
        <Preview {...parts} />
      </main>
      <Footer {...parts} />
    </div>
  );
}

/** Puts the focus where the form wants it, after the page shows what it is about. */
function useFocus(wish: FocusWish | undefined): void {
  useEffect(() => {
    if (wish === undefined) return;
    const id = wish.on === 'status' ? 'status' : controlId(wish.on);
    const element = document.getElementById(id);
    const folded = element?.closest('details');
    if (folded) folded.open = true;
    element?.closest('.field, .banner, .finding, .preflight')?.scrollIntoView({ block: 'center' });
    return whenFocused(() => element?.focus({ preventScroll: true }));
  }, [wish]);
}

/** Somebody who is at a quick pick or an editor meanwhile keeps the keyboard until they are back. */
function whenFocused(action: () => void): () => void {
  if (document.hasFocus()) action();
  else window.addEventListener('focus', action, { once: true });
  return () => window.removeEventListener('focus', action);
}

/** Ctrl+Enter, Cmd+Enter on macOS, starts from anywhere on the page. */
function useSubmitKey(controller: FormActions): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void controller.submit();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [controller]);
}
