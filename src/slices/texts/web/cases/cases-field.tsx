import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { SearchField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { CASE_KINDS, type CaseKind } from '../../model/study.ts';
import { useCases } from '../study/study-data.ts';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './cases.module.css';

const text = words.casesField;

/** Chooses cases by name; one that is not there yet can be made on the spot. */
export function CasesField({ studyId, chosen, onChange }: { readonly studyId: string; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void }) {
  const cases = useCases(studyId);
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const wanted = typed.trim().toLowerCase();
  const offered = cases.filter((one) => !chosen.includes(one.caseId) && (wanted === '' ? cases.length <= 8 : one.name.toLowerCase().includes(wanted))).slice(0, 8);
  const isNew = wanted !== '' && !cases.some((one) => one.name.toLowerCase() === wanted);
  // The button that was pressed goes away: the keyboard goes on in the field.
  const take = (caseId: string) => {
    onChange([...chosen, caseId]);
    setTyped('');
    search.current?.focus();
  };
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{text.label} <span className={styles.quiet}>({text.optional})</span></legend>
      <p className={styles.hint}>{text.hint}</p>
      <ul className={styles.chips}>
        {chosen.map((caseId) => {
          const name = cases.find((one) => one.caseId === caseId)?.name ?? '…';
          return <li key={caseId}><button type="button" className={styles.chip} aria-label={text.leaveOut(name)} onClick={() => onChange(chosen.filter((one) => one !== caseId))}>{name} <span aria-hidden>×</span></button></li>;
        })}
      </ul>
      <SearchField label={text.find} value={typed} onChange={setTyped} inputRef={search} />
      <ul className={styles.chips} aria-label={text.offered}>
        {offered.map((one) => <li key={one.caseId}><Button type="button" size="compact-sm" variant="default" aria-label={text.add(one.name)} onClick={() => take(one.caseId)}>+ {one.name}</Button></li>)}
      </ul>
      {isNew ? <NewCase studyId={studyId} name={typed.trim()} onMade={take} /> : null}
    </fieldset>
  );
}

function NewCase({ studyId, name, onMade }: { readonly studyId: string; readonly name: string; readonly onMade: (caseId: string) => void }) {
  const [kind, setKind] = useState<CaseKind>('person');
  const { send, sending, problem } = useSend();
  const make = async () => {
    const caseId = newId();
    if ((await send('POST', studyApi(studyId, 'cases'), { caseId, kind, name }, [studyApi(studyId, 'cases')])).ok) onMade(caseId);
  };
  return (
    <>
      <div className={styles.makeCase}>
        <SelectField label={text.kindOf(name)} value={kind} onChange={(chosen) => { if (chosen !== '') setKind(chosen); }} choices={CASE_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))} />
        <Button type="button" variant="default" loading={sending} onClick={() => void make()}>{text.make(name)}</Button>
      </div>
      <ProblemNotice problem={problem} />
    </>
  );
}
