import type { JSX } from 'preact';
import {
  addPart,
  maxPartsKilobytes,
  parseParts,
  partLevels,
  partsKilobytes,
  type PartLevel,
  type PartNames,
} from '../../../core/grammar/exportOnly.ts';
import { formatCount } from '../../../core/format/text.ts';
import { maxPartsLength } from '../../../protocol/exportForm.ts';
import { Checkbox } from '../../fields/checkbox.tsx';
import { controlId, Field } from '../../fields/field.tsx';
import { LinesArea } from '../../fields/linesArea.tsx';
import { fieldState } from '../../state/derive.ts';
import { Collapsible } from '../../views/collapsible.tsx';
import { PartBuilder } from './partBuilder.tsx';
import { nounOf, type DatabaseProps } from './shape.ts';

/** Exporting only some databases, schemas or tables. Opens by itself when it needs attention. */
export function Parts(props: DatabaseProps): JSX.Element {
  const { form, derived, controller } = props;
  const { partial } = form.draft;
  const noun = nounOf(derived.facts);
  const levels = partLevels(derived.facts.source.engine);
  return (
    <Collapsible
      title="Export only a part"
      note={partial ? 'on' : 'off'}
      open={partial}
      attention={form.focus?.on === 'exportOnly' ? form.focus : undefined}
    >
      <Checkbox
        id={controlId('partial')}
        label={`Export only a part of the ${noun}`}
        help={`${extentText(levels)} AWS bills the size of the whole ${noun} all the same.`}
        checked={partial}
        onSwitch={(on) => controller.edit('exportOnly', { partial: on })}
      />
      {partial && <PartFields {...props} levels={levels} />}
    </Collapsible>
  );
}

/** As the engine has them: MySQL knows no schemas. */
function extentText(levels: readonly PartLevel[]): string {
  const [last, ...others] = levels.map((level) => `${level}s`).reverse();
  return `Some ${others.reverse().join(', ')} or ${last ?? ''}.`;
}

interface PartFieldsProps extends DatabaseProps {
  readonly levels: readonly PartLevel[];
}

function PartFields({ form, derived, controller, levels }: PartFieldsProps): JSX.Element {
  const { exportOnly } = form.draft;
  const add = (names: PartNames): void => {
    const text = addPart(exportOnly, names);
    const part = addPart('', names);
    controller.choose('exportOnly', { exportOnly: text });
    controller.say(text === exportOnly ? `${part} is in the list.` : `${part} was added.`);
  };
  return (
    <>
      <PartBuilder levels={levels} onAdd={add} />
      <Field
        name="exportOnly"
        label="Parts"
        help={
          <>
            One a line; a list can be pasted. Example: <code>{levels.join('.')}</code>
          </>
        }
        outcome={sizeText(exportOnly)}
        state={fieldState(form, derived.problems, 'exportOnly')}
      >
        {(control) => (
          <LinesArea
            control={control}
            value={exportOnly}
            maxLength={maxPartsLength}
            onType={(text) => controller.type('exportOnly', { exportOnly: text })}
          />
        )}
      </Field>
    </>
  );
}

function sizeText(text: string): string {
  const parts = parseParts(text);
  const count = parts.length === 1 ? '1 part' : `${formatCount(parts.length)} parts`;
  const kilobytes = Math.ceil(partsKilobytes(parts) * 10) / 10;
  return `${count}, ${kilobytes} of ${maxPartsKilobytes} KB.`;
}
