import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { PartLevel, PartNames } from '../../../core/grammar/exportOnly.ts';
import { Button } from '../../fields/button.tsx';
import { controlId, Field } from '../../fields/field.tsx';
import { TextInput } from '../../fields/textInput.tsx';
import { innermost, missingLevel, withoutInnermost, type PartTexts } from './partTexts.ts';

interface PartBuilderProps {
  readonly levels: readonly PartLevel[];
  readonly onAdd: (names: PartNames) => void;
}

const nothing: PartTexts = { database: '', schema: '', table: '' };

/** Makes a part of its names. What it holds is only on its way into the list and is not kept. */
export function PartBuilder({ levels, onAdd }: PartBuilderProps): JSX.Element {
  const [texts, setTexts] = useState(nothing);
  const [missing, setMissing] = useState<PartLevel>();
  const add = (): void => {
    const lacking = missingLevel(texts, levels);
    setMissing(lacking);
    focusOn(lacking ?? innermost(texts, levels));
    if (lacking !== undefined) return;
    onAdd(texts);
    setTexts(withoutInnermost(texts, levels));
  };
  const type = (level: PartLevel, text: string): void => {
    setMissing(undefined);
    setTexts({ ...texts, [level]: text });
  };
  return (
    <div
      class="part-builder"
      role="group"
      aria-label="Add a part"
      onKeyDown={(event) => {
        if (isEnterInText(event)) add();
      }}
    >
      {levels.map((level) => (
        <PartName
          key={level}
          level={level}
          text={texts[level]}
          missing={level === missing}
          onType={(text) => type(level, text)}
        />
      ))}
      <Button icon="add" onClick={add}>
        Add
      </Button>
    </div>
  );
}

const labels: Readonly<Record<PartLevel, string>> = {
  database: 'Database',
  schema: 'Schema',
  table: 'Table',
};

interface PartNameProps {
  readonly level: PartLevel;
  readonly text: string;
  readonly missing: boolean;
  readonly onType: (text: string) => void;
}

function PartName({ level, text, missing, onType }: PartNameProps): JSX.Element {
  return (
    <Field
      name={nameOf(level)}
      label={labels[level]}
      optional={level !== 'database'}
      state={missing ? { state: 'missing', message: `Type the ${level}.` } : { state: 'untouched' }}
    >
      {(control) => <TextInput control={control} value={text} onType={onType} />}
    </Field>
  );
}

/** Ctrl+Enter is something else: it starts the export. */
function isEnterInText(event: TargetedKeyboardEvent<HTMLDivElement>): boolean {
  const { key, ctrlKey, metaKey, target } = event;
  return key === 'Enter' && !ctrlKey && !metaKey && target instanceof HTMLInputElement;
}

function nameOf(level: PartLevel): string {
  return `part-${level}`;
}

function focusOn(level: PartLevel): void {
  document.getElementById(controlId(nameOf(level)))?.focus();
}
