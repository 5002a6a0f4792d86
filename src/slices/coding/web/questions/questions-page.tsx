import { LinkTo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { StudyFrame, studyPage } from '../../../texts/web/index.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { namedChoices } from './choices.ts';
import { MatrixView } from './matrix-view.tsx';
import { addressOf } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';
import { SavedQuestions } from './saved-questions.tsx';
import { SegmentsView } from './segments-view.tsx';
import { SupportView } from './support-view.tsx';
import { TimeView } from './time-view.tsx';
import { TogetherView } from './together-view.tsx';
import { UncodedView } from './uncoded-view.tsx';
import { useQuestion } from './use-question.ts';

type View = keyof typeof words.views;
const VIEWS = { matrix: MatrixView, together: TogetherView, segments: SegmentsView, uncoded: UncodedView, support: SupportView, time: TimeView } as const;

/** Questions to the codings; the address holds the whole question, so that each can be linked, saved and gone back to. */
export function QuestionsPage() {
  return <StudyFrame title={words.title} sentence={words.sentence} wide>{() => <LiveStudy><Questions /></LiveStudy>}</StudyFrame>;
}

function Questions() {
  const { sight, state } = useLive();
  const { question, change } = useQuestion();
  const view = question['ask'] !== undefined && question['ask'] in VIEWS ? (question['ask'] as View) : 'matrix';
  const Shown = VIEWS[view];
  const isEmpty = Object.values(sight.counts.byCode).every((count) => count === 0);
  if (isEmpty) return <EmptyState what={words.noCodings.what} why={words.noCodings.why} />;
  return (
    <>
      <nav className={styles.views} aria-label={words.ask}>
        {namedChoices(words.views).map(({ value, label }) => (
          <LinkTo key={value} to={studyPage(state.studyId, `questions?${addressOf({ ...question, ask: value })}`)} className={styles.view} aria-current={value === view ? 'page' : undefined}>{label}</LinkTo>
        ))}
      </nav>
      <p className={styles.quiet}>{words.about[view]}</p>
      <SavedQuestions question={{ ...question, ask: view }} />
      <Shown key={view} question={question} change={change} />
    </>
  );
}
