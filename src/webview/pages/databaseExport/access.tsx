import type { JSX } from 'preact';
import { Combobox } from '../../fields/combobox.tsx';
import { Field } from '../../fields/field.tsx';
import { fieldState } from '../../state/derive.ts';
import { roleNote, toRoleSuggestions } from '../../state/pickers.ts';
import { Section } from '../../views/section.tsx';
import { KeyField } from '../shared/keyField.tsx';
import { keyOutcome } from './keyLook.ts';
import type { DatabaseForm, DatabaseProps } from './shape.ts';

/** Who writes the export, and which key encrypts it. */
export function Access(props: DatabaseProps): JSX.Element {
  const { region } = props.derived.facts;
  return (
    <Section id="access" title="Access and encryption">
      <RoleField {...props} />
      <KeyField
        {...props}
        region={region}
        help={`RDS encrypts every export. ID, ARN or alias of a symmetric key in ${region}.`}
        placeholder="Choose or type a key"
        outcome={keyOutcome(props.form)}
      />
    </Section>
  );
}

function RoleField({ form, derived, controller }: DatabaseProps): JSX.Element {
  const { lookups } = controller;
  const note = roleNote(form.roles);
  const more = form.roles.next !== undefined;
  return (
    <Field
      name="roleArn"
      label="IAM role"
      help="RDS writes to the bucket with it, so it has to trust export.rds.amazonaws.com. An ARN that is not listed can be typed."
      outcome={roleOutcome(form)}
      state={fieldState(form, derived.problems, 'roleArn')}
    >
      {(control) => (
        <Combobox
          control={control}
          what="IAM roles"
          value={form.draft.roleArn}
          placeholder="Choose a role or type its ARN"
          suggestions={toRoleSuggestions(form.roles)}
          {...(note !== undefined && { note })}
          {...(more && { onMore: () => void lookups.roles(true) })}
          onOpen={() => void lookups.roles()}
          onType={(roleArn) => controller.type('roleArn', { roleArn })}
          onPick={(roleArn) => controller.choose('roleArn', { roleArn })}
        />
      )}
    </Field>
  );
}

/** Also a role that cannot be picked can be typed. */
function roleOutcome({ roles, draft }: DatabaseForm): string | undefined {
  const role = roles.items.find(({ arn }) => arn === draft.roleArn.trim());
  if (role === undefined || role.trustsExports) return undefined;
  return 'Its trust policy does not name export.rds.amazonaws.com: AWS may refuse it.';
}
