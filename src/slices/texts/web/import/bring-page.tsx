import { Button } from '@mantine/core';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { LinkTo } from '../../../../platform/web/page.ts';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import type { StudyView } from '../../model/study-wire.ts';
import { mayWorkIn } from '../study/rights.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { ChooseStage } from './choose-stage.tsx';
import { ColumnsStage } from './columns-stage.tsx';
import { tablesAmong } from './look-at-tables.ts';
import { PasteText } from './paste-text.tsx';
import { RunStage } from './run-stage.tsx';
import { useDrop } from './use-drop.ts';

const text = words.bring;

/** Brings files into a study: chosen, said once what they are, tables understood, sent, reported file by file. */
export function BringPage() {
  return (
    <StudyFrame title={text.title} ownHeader>
      {(study) => (
        <>
          <PageHeader title={text.title} sentence={text.sentence} above={<LinkTo to={studyPage(study.studyId, 'sources')}>{text.back}</LinkTo>} action={mayWorkIn(study) ? <PasteText study={study} /> : null} />
          {mayWorkIn(study) ? <Stages study={study} /> : <EmptyState what={text.notYours} why={text.whyNotYours} />}
        </>
      )}
    </StudyFrame>
  );
}

function Stages({ study }: { readonly study: StudyView }) {
  const [drop, state] = useDrop(study.studyId);
  switch (state.stage) {
    case 'choosing':
      return (
        <>
          <ChooseStage study={study} drop={drop} state={state} />
          <p className={styles.readers}><WhoCanRead who={words.members.readersShort(study.members.map((member) => member.name))} /></p>
        </>
      );
    case 'looking':
      return (
        <div role="status">
          <p className={styles.now}>{text.looking(state.looked)}</p>
          <progress className={styles.bar} aria-label={text.looking(state.looked)} max={tablesAmong(state.files).length} value={state.looked} />
          <div className={styles.buttons}><Button variant="default" onClick={drop.enoughLooked}>{text.enoughLooked}</Button><Button variant="subtle" onClick={drop.back}>{text.changeChoice}</Button></div>
        </div>
      );
    case 'columns':
      return <ColumnsStage drop={drop} state={state} />;
    default:
      return <RunStage study={study} drop={drop} state={state} />;
  }
}
