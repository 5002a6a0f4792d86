import { useState } from 'react';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SearchField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { useGo } from '../../../../platform/web/page.ts';
import { StudyFrame, studyPage } from '../../../texts/web/index.ts';
import { MEMO_KINDS, type Memo } from '../../model/study/entities.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import { aboutWords } from './about-words.ts';
import { findMemos, type MemoFilter } from './find-memos.ts';
import { MemoCard } from './memo-card.tsx';
import { MemosHere } from './memos-here.tsx';
import styles from './memos.module.css';

const text = words.memos;

/** Every memo of the study that this person may read, found by kind, writer, what it is about and its words. */
export function MemosPage() {
  return <StudyFrame title={text.title} sentence={text.sentence}>{() => <LiveStudy><Memos /></LiveStudy>}</StudyFrame>;
}

function Memos() {
  const { state, nameOf, viewer } = useLive();
  const [filter, setFilter] = useState<MemoFilter>({ kind: '', by: '', of: '', typed: '' });
  const all = [...state.memos.values()];
  const shown = findMemos(all, filter);
  const writers = [...new Set(all.map(({ by }) => by))];
  return (
    <>
      <MemosHere on={{ of: 'study' }} aboutOn={() => text.target.study} memos={null} />
      {all.length === 0 ? <EmptyState what={text.none.what} why={text.none.why} /> : (
        <>
          <div className={styles.filters} style={{ marginBlockStart: 20 }}>
            <SearchField label={text.filter.words} value={filter.typed} onChange={(typed) => setFilter({ ...filter, typed })} />
            <SelectField label={text.filter.kind} blank={text.filter.all} value={filter.kind} onChange={(kind) => setFilter({ ...filter, kind })} choices={MEMO_KINDS.map((value) => ({ value, label: words.acts.memoKinds[value] }))} />
            <SelectField label={text.filter.by} blank={text.filter.all} value={filter.by} onChange={(by) => setFilter({ ...filter, by })} choices={writers.map((value) => ({ value, label: value === viewer.personId ? text.you : nameOf(value) }))} />
            <SelectField label={text.filter.about} blank={text.filter.anything} value={filter.of} onChange={(of) => setFilter({ ...filter, of })} choices={(Object.keys(text.aboutKinds) as (keyof typeof text.aboutKinds)[]).map((value) => ({ value, label: text.aboutKinds[value] }))} />
          </div>
          <p role="status">{text.count(shown.length)}</p>
          {shown.length === 0 ? <EmptyState what={text.nothingFits} why="" /> : shown.map((memo) => <Listed key={memo.memoId} memo={memo} />)}
        </>
      )}
    </>
  );
}

function Listed({ memo }: { readonly memo: Memo }) {
  const { state } = useLive();
  const go = useGo();
  const to = placeOf(memo, state.studyId);
  return <MemoCard memo={memo} about={aboutWords(memo.on, state)} onGo={to === null ? undefined : () => go(to)} />;
}

/** The page on which what a memo is about can be seen; null where there is none. */
function placeOf({ on }: Memo, studyId: string): string | null {
  switch (on.of) {
    case 'code':
      return `${studyPage(studyId, 'codebook')}?code=${on.id}`;
    case 'round':
      return studyPage(studyId, 'rounds');
    case 'source':
      return studyPage(studyId, 'code', on.id);
    case 'coding':
      return `${studyPage(studyId, 'code', on.sourceId)}?coding=${on.id}`;
    case 'text':
      return `${studyPage(studyId, 'code', on.sourceId)}?at=${on.start}-${on.end}`;
    default:
      return null;
  }
}
