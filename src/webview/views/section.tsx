import type { ComponentChildren, JSX } from 'preact';
import type { FormActions } from '../actions.ts';
import type { Derived } from '../state/derive.ts';
import type { FormModel } from '../state/model.ts';
import type { Shape } from '../state/shape.ts';

/** What every part of the form is made from. */
export interface PartProps<S extends Shape = Shape> {
  readonly form: FormModel<S>;
  readonly derived: Derived<S>;
  readonly controller: FormActions<S>;
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
