import type { JSX } from 'preact';
import { capitalized } from '../../core/format/text.ts';
import type { Derived } from '../state/derive.ts';

/** What the job will cost: an estimate where AWS's price is known, and what AWS bills in any case. */
export function Cost({ derived }: { readonly derived: Derived }): JSX.Element {
  const { basis, figure, note, link } = derived.cost;
  return (
    <section class="cost" aria-labelledby="preview-cost">
      <h2 id="preview-cost">Cost</h2>
      {figure !== undefined && <p class="cost-figure">{capitalized(figure)}</p>}
      <p>{basis}</p>
      <p class="cost-note">
        {note} <a href={link}>AWS prices</a>
      </p>
    </section>
  );
}
