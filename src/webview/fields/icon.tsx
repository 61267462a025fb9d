import type { JSX } from 'preact';
import type { IconName } from './icons.ts';

/** A codicon as decoration: whatever it means is also said in words beside it. */
export function Icon({ name, spin = false }: { name: IconName; spin?: boolean }): JSX.Element {
  const turning = spin ? ' codicon-modifier-spin' : '';
  return <span class={`icon codicon codicon-${name}${turning}`} aria-hidden="true" />;
}
