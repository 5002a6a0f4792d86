import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../../../texts/web/index.ts';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useLive } from '../live/study-context.tsx';
import { useAct } from '../live/use-act.ts';
import { addressOf, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

const PAGE = 'questions';

/** Questions that were kept under a name, and the way to keep the present one. */
export function SavedQuestions({ question }: { readonly question: Question }) {
  const { state } = useLive();
  const { act, busy, problem } = useAct();
  const announce = useAnnounce();
  const [title, setTitle] = useState<string | null>(null);
  const saved = [...state.queries.values()].filter(({ page }) => page === PAGE).sort((a, b) => (a.title < b.title ? -1 : 1));
  const save = async () => {
    if (!(await act({ do: 'save-query', queryId: newId(), title: title ?? '', page: PAGE, question: addressOf(question) }, title ?? ''))) return;
    setTitle(null);
    announce(words.savedDone);
  };
  return (
    <details className={styles.saved}>
      <summary>{words.saved} ({saved.length})</summary>
      {saved.length === 0 ? <p className={styles.quiet}>{words.noneSaved}</p> : null}
      <ul>
        {saved.map(({ queryId, title: name, question: kept }) => (
          <li key={queryId}>
            <LinkTo to={studyPage(state.studyId, `${PAGE}?${kept}`)}>{name}</LinkTo>{' '}
            <Button variant="subtle" size="compact-sm" onClick={() => void act({ do: 'remove-query', queryId }, name)}>{words.forget(name)}</Button>
          </li>
        ))}
      </ul>
      {title === null ? <Button variant="default" size="sm" onClick={() => setTitle('')}>{words.save}</Button> : (
        <Form verb={words.save} sending={busy} problem={problem} onSubmit={() => void save()}>
          <TextField label={words.savedTitle} value={title} onChange={setTitle} maxLength={200} autoFocus />
        </Form>
      )}
    </details>
  );
}
