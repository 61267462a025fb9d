import type { FormRequests } from '../protocol/exportForm.ts';
import type { Caller } from '../protocol/rpc.ts';
import type { Lookups } from './lookups.ts';
import type { Change } from './state/events.ts';
import type { FormModel } from './state/model.ts';
import type { Shape } from './state/shape.ts';

/** Where a task of one kind's page works: it asks the host and says what that does to the form. */
export interface Desk<S extends Shape = Shape> {
  readonly host: Caller<FormRequests>;
  /** The form as it is now. */
  form(): FormModel<S> | undefined;
  change(change: Change<S>): void;
}

/** Something that only one kind's page does, such as looking up what no other kind has. */
export type Task<S extends Shape = Shape> = (desk: Desk<S>) => Promise<void>;

/** What people can do on a page. Methods, so that the actions of any form serve those of a kind. */
export interface FormActions<S extends Shape = Shape> {
  readonly lookups: Lookups;
  /**
   * Typing: the field speaks after a pause. Not when it is left, as a message that moves the page
   * under a pointer on its way down makes the click miss.
   */
  type(field: S['field'], patch: Partial<S['draft']>): void;
  /** Choosing from what is offered: there is nothing to wait for. */
  choose(field: S['field'], patch: Partial<S['draft']>): void;
  /** A change that shows or hides fields: nobody has been at these yet, so they keep quiet. */
  edit(field: S['field'], patch: Partial<S['draft']>): void;
  submit(): Promise<void>;
  /** A new token for the same draft: AWS takes it as another request. */
  newToken(): Promise<void>;
  /** Makes a form that has started its job editable again, for another job. */
  unlock(): Promise<void>;
  copyRequest(): Promise<void>;
  /** Looks once more whether the request would succeed, at what AWS says now. */
  lookAgain(): Promise<void>;
  /** Copies or opens the text of a finding's fix. */
  useFix(id: string, how: 'copy' | 'open'): Promise<void>;
  /** Opens the policies that the request needs, as it stands. */
  showPermissions(): Promise<void>;
  /** Begins to sign in for the connection of the form. */
  signIn(): Promise<void>;
  show(what: 'showExports' | 'showLog'): Promise<void>;
  focus(field: string): void;
  /** Lets a screen reader say something. */
  say(text: string): void;
  run(task: Task<S>): Promise<void>;
}
