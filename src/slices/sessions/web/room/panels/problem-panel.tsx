import { Await, Loading } from '../../../../../platform/web/ui/states.tsx';
import { useApi } from '../../../../../platform/web/api-client.ts';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import type { ProblemView } from '../../../../problems/model/wire.ts';
import type { CaptureOf } from '../../../model/places.ts';
import { words } from '../../words.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.problem;

/** The problem of practice that was brought, with its documents. */
export function ProblemPanel({ capture }: { readonly capture: CaptureOf<'problem'> }) {
  const { state } = useRoom();
  return (
    <PanelFrame capture={capture}>
      <ProblemOf problemId={state.plan.problemId} />
    </PanelFrame>
  );
}

/** A problem of practice to read: the statement first, then the situation and the documents. */
export function ProblemOf({ problemId }: { readonly problemId: string | null }) {
  const problem = useApi<ProblemView>(problemId === null ? null : `/api/problems/${problemId}`);
  if (problemId === null) return <p className={styles.quiet}>{text.none}</p>;
  if (problem.state === 'loading') return <Loading />;
  return <Await of={problem}>{(view) => <ProblemSheet view={view} />}</Await>;
}

function ProblemSheet({ view }: { readonly view: ProblemView }) {
  const { content } = view;
  const parts = [
    [text.situation, content.situation],
    [text.instruction, content.instruction],
    [text.teacherProblem, content.teacherProblem],
    [text.leadershipProblem, content.leadershipProblem],
    [text.inMyControl, content.inMyControl],
  ] as const;
  const said = parts.filter(([, answer]) => answer.trim() !== '');
  return (
    <div className={styles.problem}>
      {content.statement ? <div className={styles.statement}><Said voice="quoted">{content.statement}</Said></div> : <p className={styles.quiet}>{text.noStatement}</p>}
      {said.map(([title, answer]) => (
        <div key={title}>
          <h4 className={styles.columnName}>{title}</h4>
          <Said>{answer}</Said>
        </div>
      ))}
      {view.documents.length > 0 ? (
        <div>
          <h4 className={styles.columnName}>{text.documents}</h4>
          <ul className={styles.plain}>
            {view.documents.map((document) => (
              <li key={document.documentId}>
                {/* In a tab of its own, so that nobody leaves the room for it. */}
                <a href={`/problems/${view.problemId}/documents/${document.documentId}`} target="_blank" rel="noopener">{document.name} <span className={styles.quiet}>{text.newTab}</span></a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
