import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly kind?: 'primary' | 'secondary' | 'link';
  readonly icon?: IconName;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
}

/** A button as VS Code draws them. A busy one stays in place, says so and takes no clicks. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, onClick, kind = 'secondary', icon, busy = false, disabled = false, id } = props;
  return (
    <button
      type="button"
      class={`button button--${kind}`}
      id={id}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy && <Icon name="loading" spin />}
      {!busy && icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
