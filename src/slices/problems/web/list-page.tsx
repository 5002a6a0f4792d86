import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../platform/web/sync/new-id.ts';
import { useApi, useSend } from '../../../platform/web/api-client.ts';
import { sayDay, useTimeZone } from '../../../platform/web/dates.ts';
import { LinkTo, useGo } from '../../../platform/web/page.ts';
import { DataTable } from '../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { WhoCanRead } from '../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../platform/web/ui/section.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import { useMay } from '../../people/web/index.ts';
import type { ProblemLine, ProblemList, ProblemView } from '../model/wire.ts';
import styles from './list.module.css';
import { ProblemLines } from './problem-lines.tsx';
import { words } from './words.ts';

/** Every problem of practice that this person has to do with: their own first. */
export function ProblemsPage() {
  const asked = useApi<ProblemList>('/api/problems');
  const maySpread = useMay('problem.spread');
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={asked.state === 'ready' && asked.value.mayCreate ? <Begin /> : null} />
      {maySpread ? <p><LinkTo to="/problems/spread">{words.list.spread}</LinkTo></p> : null}
      <Await of={asked}>{(list) => <Lists list={list} />}</Await>
    </>
  );
}

function Lists({ list }: { readonly list: ProblemList }) {
  const text = words.list;
  return (
    <>
      {list.mayCreate || list.mine.length > 0 ? (
        <Section title={text.mine}>
          {list.mine.length > 0 ? <ProblemLines lines={list.mine} /> : <EmptyState what={text.none} why={text.why} />}
          {list.mayCreate ? <div className={styles.readers}><WhoCanRead who={words.begin.readers(list.readersOfMine.map((person) => person.name))} /></div> : null}
        </Section>
      ) : null}
      {list.supervised.length > 0 ? <Section title={text.supervised}><ProblemLines lines={list.supervised} withAuthor /></Section> : null}
      {list.others.length > 0 ? <Others lines={list.others} /> : null}
      {!list.mayCreate && list.mine.length + list.supervised.length + list.others.length === 0 ? <EmptyState what={text.nothing} why={text.whyNothing} /> : null}
    </>
  );
}

/** Begins a problem; who will be able to read it stands on the page before and after. */
function Begin() {
  const [problemId] = useState(() => newId());
  const { send, sending, problem } = useSend();
  const go = useGo();
  const begin = async () => {
    const answer = await send<ProblemView>('POST', '/api/problems', { problemId }, ['/api/problems']);
    if (answer.ok) go(`/problems/${answer.value.problemId}`);
  };
  return (
    <>
      <Button loading={sending} onClick={() => void begin()}>{words.begin.verb}</Button>
      <ProblemNotice problem={problem} />
    </>
  );
}

function Others({ lines }: { readonly lines: readonly ProblemLine[] }) {
  const text = words.list;
  const timeZone = useTimeZone();
  return (
    <Section title={text.others} sentence={text.othersSentence}>
      <DataTable
        caption={text.othersTable}
        rows={lines}
        keyOf={(line) => line.problemId}
        columns={[
          { key: 'author', head: text.author, value: (line) => line.author.name },
          { key: 'stands', head: text.stands, value: (line) => words.status[line.status] },
          { key: 'saved', head: text.saved, value: (line) => line.savedAt, cell: (line) => sayDay(line.savedAt, timeZone) },
        ]}
      />
    </Section>
  );
}
