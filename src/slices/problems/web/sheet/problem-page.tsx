import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useApi } from '../../../../platform/web/api-client.ts';
import { useDurable } from '../../../../platform/web/device-log.tsx';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { SavedState } from '../../../../platform/web/ui/saved-state.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useActor } from '../../../people/web/index.ts';
import { Status, type ProblemView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { ClashCard } from './clash-card.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { KeepMoment } from './keep-moment.tsx';
import { OwnNotes } from './own-notes.tsx';
import { ReadyCard } from './ready-card.tsx';
import { OnSheetContext, useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';
import { Talk } from './talk.tsx';
import { useHints } from './use-hints.ts';
import { useSheet, type Sheet } from './use-sheet.ts';
import { VersionsEdge } from './versions-edge.tsx';
import { Worksheet } from './worksheet.tsx';

/** How often the page looks for new comments, in ms. */
const LOOK_MS = 20_000;

/** One problem of practice: written by its author, talked over with their supervisor, read by the people of its session. */
export function ProblemPage() {
  const { problemId } = usePathParams('problemId');
  const asked = useApi<ProblemView>(`/api/problems/${problemId}`, { everyMs: LOOK_MS });
  return <Await of={asked}>{(problem) => <SheetOf told={problem} />}</Await>;
}

function SheetOf({ told }: { readonly told: ProblemView }) {
  const sheet = useSheet(told);
  const { problem, content } = sheet;
  const viewerId = useActor().personId;
  const hints = useHints(problem.problemId, content, problem.documents.filter((document) => document.restorableUntil === null).length);
  // Hints belong to the drafting, not to what has been presented, and not to colleagues.
  const shownHints = problem.may.comment && problem.presentedAt === null ? hints : { ...hints, on: () => [], aside: 0 };
  const durable = useDurable();
  // Beside the first question where there is a margin; else below everything, so that it does not part the questions.
  const wide = useMediaQuery('(min-width: 68em)') ?? true;
  const edge = problem.may.comment ? <Edge sheet={sheet} /> : null;
  return (
    <OnSheetContext value={{ problem, content, hints: shownHints, viewerId, take: sheet.take, saveFirst: () => sheet.save() }}>
      <Head />
      {problem.may.write ? (
        <div className={styles.savedBar}>
          <SavedState saved={sheet.saved} durable={durable} />
          {sheet.clash ? <a href="#clash">{words.clash.look}</a> : null}
          {hints.aside > 0 ? <Button variant="subtle" size="compact-md" onClick={hints.showAll}>{words.hints.back(hints.aside)}</Button> : null}
          <ProblemNotice problem={sheet.refused} />
        </div>
      ) : null}
      <ClashCard sheet={sheet} />
      <Worksheet change={problem.may.write ? sheet.change : null} edge={edge && wide ? edge : null} />
      <DocumentsCard />
      {problem.may.comment ? <Talk /> : null}
      {problem.may.markReady ? <ReadyCard /> : null}
      {edge && !wide ? <Section title={words.history.title}>{edge}</Section> : null}
      {problem.may.comment ? <OwnNotes problemId={problem.problemId} /> : null}
    </OnSheetContext>
  );
}

/** At the edge: the versions as a slim line, and a way to keep this moment under a few words. */
function Edge({ sheet }: { readonly sheet: Sheet }) {
  const { problem } = sheet;
  return (
    <div>
      <VersionsEdge problemId={problem.problemId} version={problem.version} />
      {problem.may.write ? <KeepMoment save={sheet.save} /> : null}
    </div>
  );
}

/** Whose it is, where it stands, and who can read it, said before anything is written. */
function Head() {
  const { problem, viewerId } = useOnSheet();
  const { supervisors, broughtToSession } = problem.readers;
  const isAuthor = viewerId === problem.author.personId;
  const names = supervisors.map((person) => person.name);
  return (
    <>
      <PageHeader title={words.one} above={<LinkTo to="/problems">{words.title}</LinkTo>} sentence={isAuthor ? words.sentence : words.by(problem.author.name)} />
      <ol className={styles.path} aria-label={words.list.stands}>
        {Status.options.map((status) => <li key={status} aria-current={status === problem.status ? 'step' : undefined}>{words.status[status]}</li>)}
      </ol>
      <div className={styles.state}>
        <WhoCanRead who={isAuthor ? words.readers.author(names, broughtToSession) : words.readers.other(problem.author.name, names, broughtToSession)} />
      </div>
    </>
  );
}
