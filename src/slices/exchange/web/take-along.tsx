import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../platform/web/api-client.ts';
import { SelectField } from '../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../platform/web/ui/section.tsx';
import { studyApi } from '../../texts/web/index.ts';
import { DIALECTS, type Dialect } from '../model/refi-qda/dialects.ts';
import type { ProjectCertificate } from '../model/wire.ts';
import styles from './exchange.module.css';
import { LossList } from './loss-list.tsx';
import { SaveLink } from './save-link.tsx';
import { words } from './words.ts';

/** The ways out: a project with its proof, the codebook, and tables. */
export function TakeAlong({ studyId }: { readonly studyId: string }) {
  return (
    <Section title={words.out.title} sentence={words.out.whatYouSee}>
      <ProjectOut studyId={studyId} />
      <div className={styles.part}>
        <h3>{words.out.codebook}</h3>
        <p>{words.out.codebookWhy}</p>
        <SaveLink to={studyApi(studyId, 'codebook.qdc')}>{words.out.saveCodebook}</SaveLink>
      </div>
      <div className={styles.part}>
        <h3>{words.out.analysis}</h3>
        <p>{words.out.analysisWhy}</p>
        <SaveLink to={studyApi(studyId, 'analysis-package.zip')}>{words.out.saveAnalysis}</SaveLink>
      </div>
    </Section>
  );
}

function ProjectOut({ studyId }: { readonly studyId: string }) {
  const [dialect, setDialect] = useState<Dialect>('standard');
  const [checked, setChecked] = useState<{ readonly dialect: Dialect; readonly certificate: ProjectCertificate } | null>(null);
  const { send, sending, problem } = useSend();
  const check = async () => {
    const answer = await send<ProjectCertificate>('GET', studyApi(studyId, `project-certificate?dialect=${dialect}`), undefined, []);
    setChecked(answer.ok ? { dialect, certificate: answer.value } : null);
  };
  const certificate = checked?.dialect === dialect ? checked.certificate : null;
  return (
    <div className={styles.part}>
      <h3>{words.out.project}</h3>
      <p>{words.out.projectWhy}</p>
      <div className={styles.row}>
        <SelectField<Dialect> label={words.out.dialect} value={dialect} onChange={(chosen) => setDialect(chosen || 'standard')} choices={DIALECTS.map((value) => ({ value, label: words.out.dialects[value] }))} />
        <Button onClick={() => void check()} loading={sending} variant={certificate ? 'default' : 'filled'}>{words.out.check}</Button>
      </div>
      <p role="status">{sending ? words.out.checking : null}</p>
      <ProblemNotice problem={problem} />
      {certificate ? <Certificate certificate={certificate} path={studyApi(studyId, `project.qdpx?dialect=${dialect}`)} /> : null}
    </div>
  );
}

function Certificate({ certificate, path }: { readonly certificate: ProjectCertificate; readonly path: string }) {
  const { identical, selections, codings, sources, sha256, different, losses } = certificate;
  return (
    <>
      <div className={certificate.ok ? styles.proof : `${styles.proof} ${styles.doubt}`} role="status">
        <p>{certificate.ok ? words.out.proven(identical, selections, codings, sources) : words.out.notProven(different.length)}</p>
        <p className={styles.quiet}>{words.out.fingerprint(sha256)}</p>
      </div>
      <LossList title={words.out.losses} losses={losses} none={words.out.noLosses} />
      <SaveLink to={path} variant="filled">{words.out.save}</SaveLink>
    </>
  );
}
