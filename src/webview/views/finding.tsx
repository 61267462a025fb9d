import type { ComponentChildren, JSX } from 'preact';
import type { Finding, Fix, Verdict } from '../../core/preflight/finding.ts';
import { Button } from '../fields/button.tsx';
import { controlId } from '../fields/field.tsx';
import { Icon } from '../fields/icon.tsx';
import type { IconName } from '../fields/icons.ts';
import { failedHere, findingPlace } from '../state/preflight.ts';
import type { PartProps } from './section.tsx';

const faces: Readonly<Record<Verdict, { readonly icon: IconName; readonly word: string }>> = {
  pass: { icon: 'pass-filled', word: 'Passed' },
  warn: { icon: 'warning', word: 'Warning' },
  fail: { icon: 'error', word: 'Will fail' },
  unknown: { icon: 'question', word: 'Could not check' },
};

interface FindingProps extends PartProps {
  readonly finding: Finding;
}

/** One finding: the verdict, what was looked at, what was found, and what to do about it. */
export function FindingLine({ finding, ...props }: FindingProps): JSX.Element {
  const { id, verdict, looked, found, fix, permission, field } = finding;
  const { icon, word } = faces[verdict];
  return (
    <li
      class={`finding finding--${verdict}`}
      id={controlId(findingPlace(id))}
      tabIndex={verdict === 'fail' ? -1 : undefined}
    >
      <Icon name={icon} />
      <div>
        <strong>{word}</strong>{' '}
        <FieldLink {...props} field={field}>
          {looked}
        </FieldLink>
        {failedHere(props.form, finding) && <span class="finding-again">Failed here before</span>}
        <p>{found}</p>
        {fix !== undefined && <p>{fix.text}</p>}
        {permission !== undefined && (
          <p>
            Needs <code>{permission}</code>
          </p>
        )}
        {fix?.paste !== undefined && <PasteLine {...props} id={id} paste={fix.paste} />}
      </div>
    </li>
  );
}

interface FieldLinkProps extends PartProps {
  readonly field: string | undefined;
  readonly children: ComponentChildren;
}

/** What a line is about; leads to its field, where this form has it. */
export function FieldLink({ form, controller, field, children }: FieldLinkProps): JSX.Element {
  if (field === undefined || !form.page.fieldOrder.includes(field)) return <span>{children}</span>;
  return (
    <Button kind="link" onClick={() => controller.focus(field)}>
      {children}
    </Button>
  );
}

interface PasteProps extends PartProps {
  readonly id: string;
  readonly paste: NonNullable<Fix['paste']>;
}

function PasteLine({ controller, id, paste }: PasteProps): JSX.Element {
  const use = (how: 'copy' | 'open') => () => void controller.useFix(id, how);
  const about = <span class="visually-hidden"> {paste.title}</span>;
  return (
    <p class="finding-paste">
      <span>{paste.title}</span>
      <Button kind="link" icon="copy" onClick={use('copy')}>
        Copy{about}
      </Button>
      <Button kind="link" onClick={use('open')}>
        Open{about}
      </Button>
    </p>
  );
}
