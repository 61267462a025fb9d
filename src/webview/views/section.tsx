import type { ComponentChildren, JSX } from 'preact';
import type { FormController } from '../controller.ts';
import type { Derived } from '../state/derive.ts';
import type { FormModel } from '../state/model.ts';

/** What every part of the form is made from. */
export interface PartProps {
  readonly form: FormModel;
  readonly derived: Derived;
  readonly controller: FormController;
}

/** A titled part of the page. */
export function Section(props: {
  id: string;
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  const heading = `section-${props.id}`;
  return (
    <section class="section" aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      {props.children}
    </section>
  );
}
