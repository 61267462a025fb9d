import type { JSX } from 'preact';
import { Button } from '../fields/button.tsx';
import { Icon } from '../fields/icon.tsx';
import type { IconName } from '../fields/icons.ts';
import type { Problem } from '../state/derive.ts';
import { abridged, toTokens } from '../state/json.ts';
import { Cost } from './cost.tsx';
import { PreflightPanel } from './preflight.tsx';
import type { PartProps } from './section.tsx';

/** Beside the fields, live: what will happen, what is still wrong, and the exact request. */
export function Preview(props: PartProps): JSX.Element {
  const { form, derived, controller } = props;
  const started = form.stage.at === 'started';
  return (
    <aside class="preview" aria-label="Preview">
      <section aria-labelledby="preview-sentence">
        <h2 id="preview-sentence">{started ? 'What was asked for' : 'What will happen'}</h2>
        <p class="sentence">{derived.sentence}</p>
      </section>
      {!started && derived.problems.length > 0 && <Problems {...props} />}
      {!started && <PreflightPanel {...props} />}
      <Cost derived={derived} />
      <section aria-labelledby="preview-request">
        <div class="preview-heading">
          <h2 id="preview-request">Request</h2>
          <Button kind="link" icon="copy" onClick={() => void controller.copyRequest()}>
            Copy
          </Button>
        </div>
        <p class="operation">
          <code>{form.page.kind.operation}</code>
          {!derived.ready && ' not complete yet'}
        </p>
        <Json value={derived.request} />
        <Button kind="link" onClick={() => void controller.showPermissions()}>
          Show required permissions
        </Button>
      </section>
    </aside>
  );
}

function Problems({ derived, controller }: PartProps): JSX.Element {
  return (
    <section aria-labelledby="preview-problems">
      <h2 id="preview-problems">{derived.ready ? 'Worth a look' : 'Before it can start'}</h2>
      <ul class="problems">
        {derived.problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            <Icon name={iconOf(problem)} />
            <button
              type="button"
              class="button button--link"
              onClick={() => controller.focus(problem.field)}
            >
              {problem.message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A field that nobody got to yet is open, not wrong. */
function iconOf({ quiet, severity }: Problem): IconName {
  if (quiet) return 'circle';
  return severity === 'error' ? 'error' : 'warning';
}

function Json({ value }: { value: object }): JSX.Element {
  return (
    <pre class="json" tabIndex={0} role="region" aria-label="Request as JSON">
      <code>
        {toTokens(abridged(value)).map(({ kind, text }, index) =>
          kind === 'plain' ? (
            text
          ) : (
            <span key={index} class={`json-${kind}`}>
              {text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
