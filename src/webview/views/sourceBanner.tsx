import type { JSX } from 'preact';
import { controlId } from '../fields/field.tsx';
import { Icon } from '../fields/icon.tsx';
import type { PartProps } from './section.tsx';

/** What keeps the source itself from being exported, or may do so. */
export function SourceBanner({
  form,
  derived,
  label,
}: Pick<PartProps, 'form' | 'derived'> & { label: string }): JSX.Element | null {
  const { sourceField } = form.page;
  const problem = derived.problems.find(({ field }) => field === sourceField);
  if (problem === undefined) return null;
  return (
    <section class="banner banner--warning" aria-label={label}>
      <Icon name="warning" />
      <div class="banner-text" id={controlId(sourceField)} tabIndex={-1}>
        <p>{problem.message}</p>
      </div>
    </section>
  );
}
