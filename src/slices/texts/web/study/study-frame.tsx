import { createContext, useContext, type ReactNode } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { SubNav } from '../../../../platform/web/ui/sub-nav.tsx';
import type { StudyView } from '../../model/study-wire.ts';
import { words } from '../words.ts';
import styles from './study-frame.module.css';
import { studyApi, studyPage } from './study-paths.ts';
import { studyTabs } from './study-tabs.ts';

const StudyContext = createContext<StudyView | null>(null);

/** The study whose page this is. Only below {@link StudyFrame}. */
export function useStudy(): StudyView {
  const study = useContext(StudyContext);
  if (!study) throw new Error('this stands outside the frame of a study');
  return study;
}

interface Shown {
  /** The page's own name, its heading. */
  readonly title: string;
  readonly sentence?: ReactNode;
  /** At most one primary action; a function is given the study. */
  readonly action?: ReactNode | ((study: StudyView) => ReactNode);
  readonly above?: ReactNode;
  /** Takes the whole width of the window instead of the reading width: workbenches and matrices. */
  readonly wide?: boolean;
  /** For a page that draws its own heading (one `h1`). */
  readonly ownHeader?: boolean;
  readonly children: (study: StudyView) => ReactNode;
}

/**
 * The frame of every page of one study: its title, its places side by side, and the page below. The page's path must have
 * `$studyId`. Asks for the study once and hands it to the page; who is no member reads why nothing is here.
 */
export function StudyFrame(props: Shown) {
  const { studyId } = usePathParams('studyId');
  const asked = useApi<StudyView>(studyApi(studyId));
  return (
    <div data-wide={props.wide || undefined}>
      <Await of={asked}>{(study) => <StudyContext value={study}><Inside {...props} study={study} /></StudyContext>}</Await>
    </div>
  );
}

function Inside({ study, ...props }: Shown & { readonly study: StudyView }) {
  return (
    <>
      <p className={styles.study}>
        <LinkTo to="/studies">{words.nav}</LinkTo>
        <span aria-hidden> › </span>
        <LinkTo to={studyPage(study.studyId, 'sources')} className={styles.name}>{study.title}</LinkTo>
        {study.archivedAt === null ? null : <span className={styles.aside}>{words.frame.archived}</span>}
      </p>
      <SubNav label={words.frame.places} places={studyTabs.all().map(({ path, label, covers = [] }) => ({ path: studyPage(study.studyId, path), label, covers: covers.map((under) => studyPage(study.studyId, under)) }))} />
      {props.ownHeader ? null : (
        <PageHeader title={props.title} sentence={props.sentence} above={props.above} action={typeof props.action === 'function' ? props.action(study) : props.action} />
      )}
      {props.children(study)}
    </>
  );
}
