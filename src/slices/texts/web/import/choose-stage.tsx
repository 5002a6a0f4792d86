import { Button, Radio } from '@mantine/core';
import { IconFiles, IconFolder } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { CheckField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { SOURCE_TYPES } from '../../model/study.ts';
import type { RememberedMap } from '../../model/import-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { CasesField } from '../cases/cases-field.tsx';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { ChosenFiles } from './chosen-files.tsx';
import { DropHere } from './drop-here.tsx';
import { filesOfChoice } from './drop-files.ts';
import type { DropState } from './drop-state.ts';
import type { Drop } from './drops.ts';

const text = words.bring;

interface Stage {
  readonly study: StudyView;
  readonly drop: Drop;
  readonly state: DropState;
}

/** Chooses files and says once what they are. */
export function ChooseStage({ study, drop, state }: Stage) {
  return (
    <DropHere onFiles={drop.add}>
      <Choosers drop={drop} isFirst={state.files.length === 0} />
      {state.unread.length > 0 ? <p className={styles.note}>{text.unread(state.unread)}</p> : null}
      {state.leftOut > 0 ? <p className={styles.quiet}>{text.leftOut(state.leftOut)}</p> : null}
      {state.files.length > 0 ? <About study={study} drop={drop} state={state} /> : null}
    </DropHere>
  );
}

function Choosers({ drop, isFirst }: { readonly drop: Drop; readonly isFirst: boolean }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    if (input.files) drop.add({ files: filesOfChoice(input.files), unread: [] });
    input.value = '';
  };
  return (
    <div className={styles.zone} data-small={isFirst ? undefined : true}>
      <p className={styles.zoneWords}>{isFirst ? text.drop : text.dropMore}</p>
      <div className={styles.buttons}>
        <Button variant={isFirst ? 'filled' : 'default'} leftSection={<IconFiles aria-hidden size={18} />} onClick={() => files.current?.click()}>{text.chooseFiles}</Button>
        <Button variant="default" leftSection={<IconFolder aria-hidden size={18} />} onClick={() => folder.current?.click()}>{text.chooseFolder}</Button>
      </div>
      {isFirst ? <p className={styles.quiet}>{text.kinds}</p> : null}
      <input ref={files} type="file" multiple hidden aria-label={text.chooseFiles} onChange={(event) => take(event.currentTarget)} />
      <input ref={folder} type="file" hidden aria-label={text.chooseFolder} {...{ webkitdirectory: '' }} onChange={(event) => take(event.currentTarget)} />
    </div>
  );
}

function About({ study, drop, state }: Stage) {
  const { how } = state;
  const [faults, setFaults] = useState<{ readonly type?: string | undefined; readonly datedOn?: string | undefined }>({});
  const remembered = useApi<{ readonly maps: readonly RememberedMap[] }>(studyApi(study.studyId, 'column-maps'));
  const set = (change: Partial<typeof how>) => drop.setHow({ ...how, ...change });
  const goOn = () => {
    const found = { ...(how.type === '' ? { type: text.typeMissing } : {}), ...(how.dayBy === 'one' && how.datedOn === '' ? { datedOn: text.dayMissing } : {}) };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    drop.goOn(new Map(remembered.state === 'ready' ? remembered.value.maps.map(({ signature, map }) => [signature, map]) : []));
  };
  return (
    <Form onSubmit={goOn} verb={text.go(state.files.length)} beside={<Button variant="subtle" onClick={drop.clear}>{text.clear}</Button>}>
      <ChosenFiles files={state.files} showDays={how.dayBy === 'file'} onDay={drop.setDay} onOut={drop.leaveOut} />
      <div className={styles.about}>
        <h2 className={styles.heading}>{text.about(state.files.length)}</h2>
        <SelectField label={words.facts.type} hint={text.typeHint} value={how.type} onChange={(type) => { set({ type }); setFaults({ ...faults, type: undefined }); }} choices={SOURCE_TYPES.map((type) => ({ value: type, label: words.types[type] }))} blank={text.chooseType} error={faults.type} />
        <Radio.Group label={words.facts.datedOn} description={text.dayHint} value={how.dayBy} onChange={(dayBy) => set({ dayBy: dayBy === 'one' ? 'one' : 'file' })}>
          <div className={styles.radios}>
            <Radio value="file" label={text.dayOwn} description={text.dayOwnMeans} />
            <Radio value="one" label={text.dayOne} />
          </div>
        </Radio.Group>
        {how.dayBy === 'one' ? <DayField label={text.theDay} value={how.datedOn} onChange={(datedOn) => { set({ datedOn }); setFaults({ ...faults, datedOn: undefined }); }} error={faults.datedOn} /> : null}
        <CasesField studyId={study.studyId} chosen={how.caseIds} onChange={(caseIds) => set({ caseIds })} />
        <CheckField label={text.speakers} hint={text.speakersMeans} checked={how.hasSpeakers} onChange={(hasSpeakers) => set({ hasSpeakers })} />
      </div>
    </Form>
  );
}
