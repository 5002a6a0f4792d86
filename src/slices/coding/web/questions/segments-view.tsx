import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import type { RetrievalAnswer } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { codeChoices, namedChoices } from './choices.ts';
import { FilterFields } from './filter-fields.tsx';
import { ManyField } from './many-field.tsx';
import { listIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';
import { saveFile } from './save-file.ts';
import { SegmentList } from './segment-list.tsx';
import { retrievalQuestion } from './segments-question.ts';

type Condition = keyof typeof words.conditions;
const PAGE = 50;

/** Coded text with its context, by conditions on its codes; as a list to read and as files to take along. */
export function SegmentsView({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const [take, setTake] = useState(PAGE);
  const asked = retrievalQuestion(question);
  const { answer, problem, isAsking } = useAnswer<RetrievalAnswer>(studyApi(state.studyId, 'retrieve'), { ...asked, take });
  return (
    <>
      <div className={styles.form}>
        <ManyField label={words.codes} chosen={listIn(question, 'codes')} choices={codeChoices(state)} onChange={(codes) => change({ codes: codes.join(',') })} />
        <SelectField<Condition> label={words.condition} value={(question['if'] as Condition | undefined) ?? 'each'} onChange={(chosen) => change({ if: chosen })} choices={namedChoices(words.conditions)} />
        <TextField label={words.around} inputMode="numeric" value={question['around'] ?? '80'} onChange={(around) => change({ around: around.replace(/\D/g, '').slice(0, 4) })} />
        <FilterFields question={question} change={change} />
      </div>
      <ProblemNotice problem={problem} />
      {answer ? (
        <>
          <p role="status">{words.found(answer.count, answer.sources)}</p>
          {answer.count > 0 ? <TakeAlong asked={asked} /> : null}
          <SegmentList segments={answer.segments} />
          {answer.count > take && take < 500 ? <Button variant="default" onClick={() => setTake(Math.min(500, take + PAGE * 2))}>{words.more}</Button> : null}
        </>
      ) : isAsking ? <Loading /> : null}
    </>
  );
}

function TakeAlong({ asked }: { readonly asked: object }) {
  const { state } = useLive();
  const [problem, setProblem] = useState<Parameters<typeof ProblemNotice>[0]['problem']>(null);
  const save = async (format: string) => {
    const saved = await saveFile(studyApi(state.studyId, `segments/${format}`), asked, `segments.${format}`);
    setProblem(saved.ok ? null : saved.error);
  };
  return (
    <>
      <div className={styles.tools}>
        <span>{words.take}</span>
        {namedChoices(words.formats).map(({ value, label }) => <Button key={value} variant="default" size="sm" leftSection={<IconDownload aria-hidden size={18} />} onClick={() => void save(value)}>{label}</Button>)}
      </div>
      <ProblemNotice problem={problem} />
    </>
  );
}
