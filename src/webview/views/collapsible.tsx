import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface CollapsibleProps {
  readonly title: string;
  /** What can be known without opening it. */
  readonly note?: string;
  /** Whether it is open when the page appears. */
  readonly open?: boolean;
  /** What in it needs attention; something new opens it. */
  readonly attention: object | undefined;
  readonly children: ComponentChildren;
}

/** A part of the page that is closed until somebody opens it or something in it needs attention. */
export function Collapsible(props: CollapsibleProps): JSX.Element {
  const { title, note, open = false, attention, children } = props;
  const details = useRef<HTMLDetailsElement>(null);
  const [first] = useState(open);
  useEffect(() => {
    if (attention !== undefined && details.current !== null) details.current.open = true;
  }, [attention]);
  return (
    <details class="section collapsible" open={first} ref={details}>
      <summary>
        <h2>{title}</h2>
        {note !== undefined && <span class="collapsible-note">{note}</span>}
      </summary>
      {children}
    </details>
  );
}
