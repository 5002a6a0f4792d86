import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { words } from '../words.ts';
import styles from './autocode.module.css';
import type { Rule } from './rule.ts';

const text = words.autocode;

/** The fields of a rule of autocoding. */
export function RuleFields({ rule, onChange, codes, speakers }: { readonly rule: Rule; readonly onChange: (rule: Rule) => void; readonly codes: readonly { readonly value: string; readonly label: string }[]; readonly speakers: readonly string[] }) {
  const { by } = rule;
  const set = (changes: Partial<Rule>) => onChange({ ...rule, ...changes });
  return (
    <>
      <div className={styles.rule}>
        <SelectField label={text.by} value={by} onChange={(value) => set({ by: value || 'pattern', ...(value === 'speaker' ? { unit: 'turn' } : {}) })} choices={(Object.keys(text.ways) as Rule['by'][]).map((value) => ({ value, label: text.ways[value] }))} />
        <SelectField label={text.unit} value={rule.unit} onChange={(unit) => set({ unit: unit || 'sentence' })} choices={(['match', 'sentence', 'turn'] as const).filter((value) => by === 'pattern' || value !== 'match').map((value) => ({ value, label: text.units[value] }))} />
        {by === 'pattern' ? <TextField label={text.q} value={rule.q} onChange={(q) => set({ q })} maxLength={500} autoFocus /> : null}
        {by === 'pattern' ? <SelectField label={text.as} value={rule.as} onChange={(as) => set({ as: as || 'word' })} choices={(Object.keys(text.reads) as Rule['as'][]).map((value) => ({ value, label: text.reads[value] }))} /> : null}
        <SelectField label={text.within} blank={text.anywhere} value={rule.withinId} onChange={(withinId) => set({ withinId })} choices={codes} />
        <SelectField label={text.where} value={rule.everywhere ? 'everywhere' : 'here'} onChange={(value) => set({ everywhere: value === 'everywhere' })} choices={[{ value: 'here', label: text.here }, { value: 'everywhere', label: text.everywhere }]} />
      </div>
      {by === 'speaker' ? (
        <fieldset className={styles.speakers}>
          <legend>{text.speakers}</legend>
          {speakers.length === 0 ? <p>{text.noSpeakers}</p> : speakers.map((name) => <CheckField key={name} label={name} optional checked={rule.speakers.includes(name)} onChange={(on) => set({ speakers: on ? [...rule.speakers, name] : rule.speakers.filter((other) => other !== name) })} />)}
        </fieldset>
      ) : null}
    </>
  );
}
