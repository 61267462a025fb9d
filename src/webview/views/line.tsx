import type { ComponentChildren, JSX } from 'preact';

/** One line of a list of facts, a `dl`. */
export function Line({
  name,
  children,
}: {
  name: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="lines-line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
