import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import type { StudyAttribute } from '../../model/study-wire.ts';
import { words } from '../words.ts';
import type { TypedValues } from './attribute-values.ts';

interface Fields {
  readonly attributes: readonly StudyAttribute[];
  readonly typed: TypedValues;
  readonly onChange: (attributeId: string, value: string) => void;
  readonly faults: Readonly<Record<string, string>>;
}

/** A field for each attribute, of its type. */
export function AttributeFields({ attributes, typed, onChange, faults }: Fields) {
  return attributes.map((attribute) => (
    <AttributeField
      key={attribute.attributeId}
      attribute={attribute}
      value={typed[attribute.attributeId] ?? ''}
      onChange={(value) => onChange(attribute.attributeId, value)}
      fault={faults[attribute.attributeId]}
    />
  ));
}

const yesNo = [{ value: 'yes', label: words.attributes.yes }, { value: 'no', label: words.attributes.no }];

function AttributeField({ attribute, value, onChange, fault }: { readonly attribute: StudyAttribute; readonly value: string; readonly onChange: (value: string) => void; readonly fault: string | undefined }) {
  const field = { label: attribute.name, value, onChange, error: fault };
  const choices = attribute.type === 'boolean' ? yesNo : attribute.allowed?.map((one) => ({ value: one, label: one }));
  if (choices) return <SelectField {...field} blank={words.attributes.none} choices={choices} />;
  if (attribute.type === 'date') return <DayField {...field} optional />;
  if (attribute.type === 'integer' || attribute.type === 'float') return <TextField {...field} optional {...(attribute.type === 'integer' ? { inputMode: 'numeric' as const } : {})} hint={words.attributes.wanted[attribute.type]} />;
  return <TextField {...field} optional {...(attribute.type === 'datetime' ? { hint: words.attributes.wanted.datetime } : {})} maxLength={2000} />;
}
