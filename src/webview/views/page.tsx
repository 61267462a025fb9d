import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FormActions } from '../actions.ts';
import { Button } from '../fields/button.tsx';
import { Icon } from '../fields/icon.tsx';
import type { PageModel } from '../state/model.ts';
import type { Store } from '../state/store.ts';
import { FormPage } from './formPage.tsx';

/** What can be done before there is a form, too. */
interface PageActions extends FormActions {
  open(): Promise<void>;
}

interface PageProps {
  readonly store: Store;
  readonly controller: PageActions;
}

/** The page: opening, broken, or the form; and one place that speaks to screen readers. */
export function Page({ store, controller }: PageProps): JSX.Element {
  const [page, setPage] = useState(() => store.page());
  useEffect(() => {
    const listening = store.onDidChange(setPage);
    setPage(store.page());
    return () => listening.dispose();
  }, [store]);
  return (
    <>
      <Content page={page} controller={controller} />
      <p class="visually-hidden" role="status">
        {page.at === 'form' ? page.form.announcement : ''}
      </p>
    </>
  );
}

function Content(props: { page: PageModel; controller: PageActions }): JSX.Element {
  const { page, controller } = props;
  switch (page.at) {
    case 'opening':
      return (
        <main class="page waiting">
          <Icon name="loading" spin />
          <h1>Reading from AWS…</h1>
        </main>
      );
    case 'broken':
      return <Broken error={page.error} controller={controller} />;
    case 'form':
      return <FormPage form={page.form} controller={controller} />;
  }
}

interface BrokenProps {
  readonly error: Extract<PageModel, { at: 'broken' }>['error'];
  readonly controller: PageActions;
}

function Broken({ error, controller }: BrokenProps): JSX.Element {
  return (
    <main class="page broken">
      <h1>The form could not be opened</h1>
      <div role="alert">
        <p>{error.message}</p>
        <p>{error.next}</p>
      </div>
      <div class="footer-row">
        {error.canSignIn && (
          <Button kind="primary" onClick={() => void controller.signIn()}>
            Sign in…
          </Button>
        )}
        <Button
          kind={error.canSignIn ? 'secondary' : 'primary'}
          onClick={() => void controller.open()}
        >
          Try again
        </Button>
        <Button onClick={() => void controller.show('showLog')}>Show log</Button>
      </div>
    </main>
  );
}
