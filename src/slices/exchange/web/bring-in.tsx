import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../platform/web/api-client.ts';
import { DataTable } from '../../../platform/web/ui/data-table.tsx';
import { SelectField, TextField } from '../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../platform/web/ui/section.tsx';
import { SOURCE_TYPES, type SourceType } from '../../texts/model/study.ts';
import { studyApi } from '../../texts/web/index.ts';
import type { StudyView } from '../../texts/model/study-wire.ts';
import type { CodebookIn, ProjectIn } from '../model/wire.ts';
import { ChooseFile } from './choose-file.tsx';
import styles from './exchange.module.css';
import { LossList } from './loss-list.tsx';
import { words } from './words.ts';

/** The ways in: a project, first told and then taken in, and a codebook. */
export function BringIn({ study, today }: { readonly study: StudyView; readonly today: string }) {
  if (!study.you.mayCode) return <Section title={words.in.title}><p>{words.in.readers}</p></Section>;
  return (
    <Section title={words.in.title}>
      <ProjectInForm studyId={study.studyId} today={today} />
      <div className={styles.part}>
        <h3>{words.in.codebook}</h3>
        <p>{words.in.codebookWhy}</p>
        {study.you.mayChange ? <CodebookInForm studyId={study.studyId} /> : <p className={styles.quiet}>{words.in.leadOnly}</p>}
      </div>
    </Section>
  );
}

function ProjectInForm({ studyId, today }: { readonly studyId: string; readonly today: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [type, setType] = useState<SourceType>('document');
  const [datedOn, setDatedOn] = useState(today);
  const [told, setTold] = useState<ProjectIn | null>(null);
  const [isTaken, setTaken] = useState(false);
  const { send, sending, problem, clear } = useSend();
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setTold(null);
    setTaken(false);
    clear();
  };
  const ask = async (what: 'project-previews' | 'projects') => {
    const query = new URLSearchParams({ path: file!.name, type, datedOn });
    const answer = await send<ProjectIn>('PUT', studyApi(studyId, `${what}?${query.toString()}`), file!, what === 'projects' ? [studyApi(studyId)] : []);
    if (!answer.ok) return;
    setTold(answer.value);
    setTaken(what === 'projects');
  };
  return (
    <div className={styles.part}>
      <h3>{words.in.project}</h3>
      <p>{words.in.projectWhy}</p>
      <div className={styles.row}><ChooseFile accept=".qdpx,.qde" file={file} onFile={choose} /></div>
      {file ? (
        <div className={styles.row}>
          <SelectField<SourceType> label={words.in.type} hint={words.in.typeHint} value={type} onChange={(chosen) => setType(chosen || 'document')} choices={SOURCE_TYPES.map((value) => ({ value, label: words.in.types[value] }))} />
          <TextField label={words.in.date} type="date" value={datedOn} onChange={setDatedOn} />
          <Button variant={told ? 'default' : 'filled'} loading={sending} onClick={() => void ask('project-previews')}>{words.in.look}</Button>
        </div>
      ) : null}
      <p role="status">{sending ? words.in.looking : isTaken ? words.in.taken : null}</p>
      <ProblemNotice problem={problem} />
      {told ? <Told told={told} /> : null}
      {told && !isTaken ? <Button loading={sending} onClick={() => void ask('projects')}>{words.in.take}</Button> : null}
    </div>
  );
}

function Told({ told }: { readonly told: ProjectIn }) {
  const kinds = ['sources', 'codes', 'codings', 'cases', 'memos'] as const;
  return (
    <>
      <p>{words.in.from(told.name, told.origin)}. {told.coders.length > 0 ? words.in.coders(told.coders.join(', ')) : null}</p>
      <DataTable
        caption={words.in.brings}
        rows={kinds}
        keyOf={(kind) => kind}
        filter={false}
        columns={[
          { key: 'what', head: words.in.what, value: (kind) => words.in.kinds[kind] },
          { key: 'fresh', head: words.in.fresh, figures: true, value: (kind) => told[kind].fresh },
          { key: 'known', head: words.in.known, figures: true, value: (kind) => told[kind].known },
        ]}
      />
      <p className={styles.quiet}>{told.convention}</p>
      {told.mismatched.length > 0 ? <><p>{words.in.mismatched(told.mismatched.length)}</p><ul>{told.mismatched.map(({ where, message }) => <li key={`${where} ${message}`}>{message}</li>)}</ul></> : null}
      {told.problems.length > 0 ? <><h4>{words.in.problems}</h4><ul>{told.problems.map(({ where, message, mend }) => <li key={`${where} ${message}`}>{words.in.problem(where, message, mend)}</li>)}</ul></> : null}
      <LossList title={words.in.losses} losses={told.losses} />
      {told.notes.length > 0 ? <ul>{told.notes.map((note) => <li key={note}>{note}</li>)}</ul> : null}
    </>
  );
}

function CodebookInForm({ studyId }: { readonly studyId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [taken, setTaken] = useState<CodebookIn | null>(null);
  const { send, sending, problem, clear } = useSend();
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setTaken(null);
    clear();
  };
  const take = async () => {
    const answer = await send<CodebookIn>('PUT', studyApi(studyId, `codebooks?${new URLSearchParams({ path: file!.name }).toString()}`), file!, [studyApi(studyId)]);
    setTaken(answer.ok ? answer.value : null);
  };
  return (
    <>
      <div className={styles.row}>
        <ChooseFile accept=".qdc,.xml" file={file} onFile={choose} />
        {file ? <Button loading={sending} onClick={() => void take()}>{words.in.take}</Button> : null}
      </div>
      <p role="status">{taken ? words.in.codebookTaken(taken.codes.fresh, taken.codes.known) : null}</p>
      <ProblemNotice problem={problem} />
      {taken ? <LossList title={words.in.losses} losses={taken.losses} /> : null}
    </>
  );
}
