import type { JSX } from 'preact';
import { Button } from '../../fields/button.tsx';
import { Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { fieldState } from '../../state/derive.ts';
import { Collapsible } from '../../views/collapsible.tsx';
import type { PartProps } from '../../views/section.tsx';

/** What hardly anybody has to touch: the client token. Opens by itself when it needs attention. */
export function Advanced({ form, derived, controller }: PartProps): JSX.Element {
  const conflict = form.error?.reason === 'token-conflict' ? form.error : undefined;
  const attention = form.focus?.on === 'clientToken' ? form.focus : conflict;
  return (
    <Collapsible title="Advanced" attention={attention}>
      <Field
        name="clientToken"
        label="Client token"
        help="Sending the same token again within 8 hours gives the same export, not a second one. An export that failed needs a new token."
        state={fieldState(form, derived.problems, 'clientToken')}
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
    </Collapsible>
  );
}
