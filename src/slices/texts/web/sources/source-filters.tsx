import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SearchField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { SOURCE_TYPES } from '../../model/study.ts';
import type { SourceLine } from '../../model/source-wire.ts';
import { useCases } from '../study/study-data.ts';
import { words } from '../words.ts';
import { foldersOf, NO_FILTERS, type Filters } from './filter-sources.ts';
import styles from './sources.module.css';

const text = words.sources.filters;

interface Props {
  readonly studyId: string;
  readonly sources: readonly SourceLine[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Finds sources: by words at once, by type, case, folder and days behind a fold. */
export function SourceFilters({ studyId, sources, filters, onChange }: Props) {
  const [typed, setTyped] = useTyped(filters.named, (named) => onChange({ ...filters, named }));
  const others = Object.entries(filters).filter(([name, value]) => name !== 'named' && value !== '').length;
  const [open, setOpen] = useState(others > 0);
  const clear = () => {
    setTyped('');
    onChange(NO_FILTERS);
  };
  return (
    <div className={styles.filters}>
      <div className={styles.find}><SearchField label={text.named} value={typed} onChange={setTyped} /></div>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>{others > 0 ? text.narrowedBy(others) : text.narrow}</Button>
      {others > 0 || filters.named !== '' ? <Button variant="subtle" onClick={clear}>{text.clear}</Button> : null}
      {open ? <Narrow studyId={studyId} sources={sources} filters={filters} onChange={onChange} /> : null}
    </div>
  );
}

/** What is typed: it goes into the address at a pause of the hand, and follows the address when that is changed otherwise. */
function useTyped(inAddress: string, put: (typed: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(inAddress);
  const known = useRef(inAddress);
  useEffect(() => {
    if (inAddress === known.current) return;
    known.current = inAddress;
    setTyped(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (typed === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = typed;
      put(typed);
    }, 150);
    return () => clearTimeout(timer);
  }, [typed, put]);
  return [typed, setTyped];
}

function Narrow({ studyId, sources, filters, onChange }: Props) {
  const cases = useCases(studyId);
  const folders = foldersOf(sources);
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  return (
    <div className={styles.narrow}>
      <SelectField label={words.facts.type} blank={text.all} value={filters.type} onChange={(type) => set({ type })} choices={SOURCE_TYPES.map((type) => ({ value: type, label: words.types[type] }))} />
      {cases.length > 0 ? <SelectField label={text.case} blank={text.all} value={filters.caseId} onChange={(caseId) => set({ caseId })} choices={cases.map((one) => ({ value: one.caseId, label: one.name }))} /> : null}
      {folders.length > 0 ? <SelectField label={text.folder} blank={text.all} value={filters.folder} onChange={(folder) => set({ folder })} choices={folders.map((folder) => ({ value: folder, label: folder }))} /> : null}
      <DayField label={text.from} optional value={filters.from} onChange={(from) => set({ from })} />
      <DayField label={text.until} optional value={filters.until} onChange={(until) => set({ until })} />
    </div>
  );
}
