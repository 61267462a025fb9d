import type { JSX } from 'preact';

/** A codicon as decoration: whatever it means is also said in words beside it. */
export function Icon({ name, spin = false }: { name: string; spin?: boolean }): JSX.Element {
  const turning = spin ? ' codicon-modifier-spin' : '';
  return <span class={`icon codicon codicon-${name}${turning}`} aria-hidden="true" />;
}
