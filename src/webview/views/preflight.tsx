import type { JSX } from 'preact';
import type { Finding } from '../../core/preflight/finding.ts';
import type { FailedBefore } from '../../protocol/exportForm.ts';
import { Button } from '../fields/button.tsx';
import { controlId } from '../fields/field.tsx';
import { Icon } from '../fields/icon.tsx';
import { failedHere, failedPlace, findingsOf, isCurrent, summaryOf } from '../state/preflight.ts';
import { FieldLink, FindingLine } from './finding.tsx';
import type { PartProps } from './section.tsx';

/** Whether the request would succeed, as far as AWS could be asked; live, and never in the way. */
export function PreflightPanel(props: PartProps): JSX.Element {
  const { form, derived, controller } = props;
  const { preflight } = form;
  const isIdle = derived.ready && isCurrent(form) && !preflight.isLooking;
  return (
    <section
      class="preflight"
      id={controlId('preflight')}
      tabIndex={-1}
      aria-labelledby="preview-preflight"
    >
      <div class="preview-heading">
        <h2 id="preview-preflight">Will this work?</h2>
        {isIdle && (
          <Button kind="link" icon="sync" onClick={() => void controller.lookAgain()}>
            Look again
          </Button>
        )}
      </div>
      {form.failed !== undefined && <Failed {...props} failed={form.failed} />}
      <Standing {...props} />
      {derived.ready && <Findings {...props} />}
    </section>
  );
}

/** One line on how the looking stands. */
function Standing({ form, derived }: PartProps): JSX.Element {
  const { error, findings, held, isLooking, looking } = form.preflight;
  if (!derived.ready) return <p class="preflight-note">Is checked once the form is complete.</p>;
  if (isLooking || !isCurrent(form)) {
    return (
      <p class="preflight-note preflight-looking">
        <Icon name="loading" spin />
        <span>
          {looking[0] === undefined ? 'Checking with AWS…' : `Looking at: ${looking[0].looked}…`}
        </span>
      </p>
    );
  }
  const failed = error && `${error.message} ${error.next}`;
  return <p class="preflight-note">{failed ?? held ?? summaryOf(findings)}</p>;
}

function Findings(props: PartProps): JSX.Element {
  const { form } = props;
  const loud = [...findingsOf(form, 'fail'), ...findingsOf(form, 'warn')];
  return (
    <>
      <Lines {...props} findings={loud} />
      <Folded {...props} title="What passed" findings={findingsOf(form, 'pass')} />
      <Folded {...props} title="What could not be checked" findings={findingsOf(form, 'unknown')} />
    </>
  );
}

interface LinesProps extends PartProps {
  readonly findings: readonly Finding[];
}

function Lines({ findings, ...props }: LinesProps): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <FindingLine {...props} key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}

function Folded({ title, ...props }: LinesProps & { readonly title: string }): JSX.Element | null {
  const { length } = props.findings;
  if (length === 0) return null;
  const isWanted = props.findings.some((finding) => failedHere(props.form, finding));
  return (
    <details class="collapsible findings-folded" open={isWanted}>
      <summary>
        {title} <span class="collapsible-note">{length}</span>
      </summary>
      <Lines {...props} />
    </details>
  );
}

/** Why the form was opened again. */
function Failed({ failed, ...props }: PartProps & { readonly failed: FailedBefore }): JSX.Element {
  const { field, looked } = failedPlace(props.form);
  const { code = looked, sentence } = failed;
  return (
    <div class="finding finding--fail">
      <Icon name="error" />
      <div>
        <strong>Failed before</strong>{' '}
        {code !== undefined && (
          <FieldLink {...props} field={field}>
            {code}
          </FieldLink>
        )}
        <p>{sentence}</p>
      </div>
    </div>
  );
}
