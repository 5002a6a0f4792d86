import { Button } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import type { RetrievalAnswer } from '../../model/query-wire.ts';
import type { Code } from '../../model/study/entities.ts';
import { mapForward } from '../../model/study/forward.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { useAnswer } from '../questions/asking.ts';
import { words } from '../words.ts';
import styles from './book.module.css';

const text = words.book.split;
const MOST = 200;

/** The codings of a split code that nobody has given to a part yet, each with its words and the parts to choose from. */
export function SplitRest({ code }: { readonly code: Code }) {
  const { state, mayLead } = useLive();
  const { act, busy, problem } = useAct();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const asked = useAnswer<RetrievalAnswer>(studyApi(state.studyId, 'retrieve'), mayLead ? { filter: { codes: [code.codeId], below: false, today: false }, take: 500, around: 60 } : null);
  const forward = mapForward(state);
  const open = (asked.answer?.segments ?? []).flatMap((segment) => (segment.codingId !== undefined && forward({ codingId: segment.codingId, codeId: code.codeId }).kind === 'to-be-decided' ? [{ ...segment, codingId: segment.codingId }] : []));
  const parts = (code.retired?.into ?? []).flatMap((codeId) => state.codes.get(codeId) ?? []);
  const given = Object.fromEntries(open.flatMap(({ codingId }) => (chosen[codingId] ? [[codingId, chosen[codingId]]] : [])));
  if (!mayLead || open.length === 0) return <ProblemNotice problem={asked.problem} />;
  const give = async () => {
    if (await act({ do: 'assign-split', codeId: code.codeId, assigned: given }, text.assign)) setChosen({});
  };
  return (
    <section>
      <h3 className={styles.h3}>{text.assign} <span className={styles.quiet}>{text.left(open.length)}</span></h3>
      <ul className={styles.outdated}>
        {open.slice(0, MOST).map(({ codingId, before, text: said, after, title }) => (
          <li key={codingId}>
            <p><span className={styles.quiet}>{before}</span><mark>{said}</mark><span className={styles.quiet}>{after}</span></p>
            <SelectField label={text.belongs(title)} blank={text.later} value={chosen[codingId] ?? ''} onChange={(part) => setChosen({ ...chosen, [codingId]: part })} choices={parts.map(({ codeId, name }) => ({ value: codeId, label: name }))} />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={problem} />
      <Button loading={busy} disabled={Object.keys(given).length === 0} onClick={() => void give()}>{text.give(Object.keys(given).length)}</Button>
    </section>
  );
}
