import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useQueryParam } from '../../../../platform/web/page.ts';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SearchField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { StudyFrame } from '../../../texts/web/index.ts';
import { adoptStartingCodebook } from '../../model/starting-codebook/starting-codebook.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { words } from '../words.ts';
import { besideBook } from './beside-book.ts';
import styles from './book.module.css';
import { CodeDetail } from './code-detail.tsx';
import { NewCodeForm } from './code-editor.tsx';
import { CodeTree } from './code-tree.tsx';
import type { Move } from './tree-rows.ts';

const text = words.book;

/** The codebook of a study. */
export function BookPage() {
  return <StudyFrame title={text.title} sentence={text.sentence} wide action={(study) => <besideBook.Place studyId={study.studyId} />}>{() => <LiveStudy><Book /></LiveStudy>}</StudyFrame>;
}

function Book() {
  const live = useLive();
  const { state, sight, mayLead, mayCode } = live;
  const [chosenId, setChosen] = useState<string | null>(useQueryParam('code'));
  const [typed, setTyped] = useState('');
  const [adding, setAdding] = useState<{ readonly under: string | null } | null>(null);
  const { act, problem } = useAct();
  const announce = useAnnounce();
  const chosen = chosenId === null ? undefined : state.codes.get(chosenId);
  const retired = [...state.codes.values()].filter((code) => code.retired !== null);
  const choose = (codeId: string | null) => {
    setAdding(null);
    setChosen(codeId);
  };
  const move = async (codeId: string, to: Move) => {
    if (await act({ do: 'move-code', codeId, ...to }, text.move.done(state.codes.get(codeId)?.name ?? ''))) announce(text.move.done(state.codes.get(codeId)?.name ?? ''));
  };
  if (state.codes.size === 0 && !adding) return <Empty onOwn={() => setAdding({ under: null })} />;
  return (
    <div className={styles.book}>
      <div className={styles.list}>
        <div className={styles.listHead}>
        <SearchField label={text.search} hint={mayLead ? text.treeHint : undefined} value={typed} onChange={setTyped} />
        <ProblemNotice problem={problem} />
        {mayCode ? (
          <Group gap={8} my="sm">
            <Button size="sm" onClick={() => setAdding({ under: null })}>{text.add}</Button>
            {chosen && !chosen.retired ? <Button size="sm" variant="default" onClick={() => setAdding({ under: chosen.codeId })}>{text.addUnder}</Button> : null}
          </Group>
        ) : <p className={styles.quiet}>{text.readOnly}</p>}
        </div>
        <CodeTree label={text.tree} codes={state.codes} typed={typed} chosenId={chosenId} onChoose={choose} onMove={mayCode ? (codeId, to) => void move(codeId, to) : undefined} beside={({ codeId }) => sight.counts.byCode[codeId] || ''} />
        {retired.length === 0 ? null : (
          <details className={styles.retired}>
            <summary>{text.retired.title} ({retired.length})</summary>
            <ul>{retired.map((code) => <li key={code.codeId}><button type="button" className={styles.link} onClick={() => choose(code.codeId)}>{code.name}</button> <span className={styles.quiet}>{text.retired.how[code.retired!.how]}</span></li>)}</ul>
          </details>
        )}
      </div>
      <div className={styles.detail}>
        {adding ? <NewCodeForm key={adding.under} parentId={adding.under} onDone={(made) => { setAdding(null); if (made) setChosen(made); }} /> : chosen ? <CodeDetail key={chosen.codeId} code={chosen} onChoose={choose} /> : <p className={styles.quiet}>{text.choose}</p>}
      </div>
    </div>
  );
}

/** No code yet: what will be here, and the two ways to begin. */
function Empty({ onOwn }: { readonly onOwn: () => void }) {
  const { mayLead, mayCode, state: { studyId } } = useLive();
  const { act, busy, problem } = useAct();
  const tell = useToast();
  const [book] = useState(() => adoptStartingCodebook(studyId));
  const adopt = async () => {
    if (await act(book, text.adopted)) tell(text.adopted);
  };
  const action = mayCode ? (
    <div>
      {mayLead ? <p>{text.none.hint(book.codes.length)}</p> : null}
      <Group justify="center">
        {mayLead ? <Button loading={busy} onClick={() => void adopt()}>{text.none.adopt}</Button> : null}
        <Button variant="default" onClick={onOwn}>{text.none.own}</Button>
      </Group>
      <ProblemNotice problem={problem} />
    </div>
  ) : null;
  return <EmptyState what={text.none.what} why={text.none.why} action={action} />;
}
