import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../fields/button.tsx';
import { Field } from '../fields/field.tsx';
import { TextInput } from '../fields/textInput.tsx';
import { fieldState } from '../state/derive.ts';
import type { PartProps } from './section.tsx';

/** What hardly anybody has to touch: the client token. Opens by itself when it needs attention. */
export function Advanced({ form, derived, controller }: PartProps): JSX.Element {
  const details = useRef<HTMLDetailsElement>(null);
  const state = fieldState(form, derived.problems, 'clientToken');
  const wanted = form.focus?.on === 'clientToken' || form.error?.reason === 'token-conflict';
  useEffect(() => {
    if (wanted && details.current !== null) details.current.open = true;
  }, [wanted, form.focus]);
  return (
    <details class="section advanced" ref={details}>
      <summary>
        <h2>Advanced</h2>
      </summary>
      <Field
        name="clientToken"
        label="Client token"
        help="Sending the same token again within 8 hours gives the same export, not a second one. An export that failed needs a new token."
        state={state}
      >
        {(control) => (
          <div class="with-button">
            <TextInput
              control={control}
              value={form.draft.clientToken}
              onType={(clientToken) => controller.type('clientToken', { clientToken })}
            />
            <Button onClick={() => void controller.newToken()}>New token</Button>
          </div>
        )}
      </Field>
    </details>
  );
}
