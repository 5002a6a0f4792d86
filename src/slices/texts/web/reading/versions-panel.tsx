import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { ImportOutcome } from '../../model/import-wire.ts';
import type { SourceLine, SourceVersions } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { importPath } from '../import/import-path.ts';
import { mayWorkIn } from '../study/rights.ts';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './reading.module.css';

const text = words.versions;

/** Every version of a text, the newest first; a version never changes. */
export function VersionsPanel({ study, source }: { readonly study: StudyView; readonly source: SourceLine }) {
  const asked = useApi<SourceVersions>(studyApi(study.studyId, 'sources', source.sourceId, 'versions'));
  return (
    <details className={styles.panel}>
      <summary>{text.title(source.version)}</summary>
      <Await of={asked}>
        {({ versions }) => (
          <ol className={styles.plain} reversed>
            {[...versions].reverse().map((one) => (
              <li key={one.version}>
                <LinkTo to={`${studyPage(study.studyId, 'sources', source.sourceId)}?version=${one.version}`}>{text.one(one.version)}</LinkTo>
                <div className={styles.quiet}>{one.why || text.first}{one.by.name ? ` · ${one.by.name}` : ''} · <Moment at={one.madeAt} say="day" /></div>
              </li>
            ))}
          </ol>
        )}
      </Await>
      {mayWorkIn(study) && source.removedAt === null ? <NextVersion study={study} source={source} /> : null}
    </details>
  );
}

/** Brings a newer file of the same text; what was coded is moved along. */
function NextVersion({ study, source }: { readonly study: StudyView; readonly source: SourceLine }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string | null>(null);
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const bring = async (file: File) => {
    setName(file.name);
    const path = importPath(study.studyId, { path: file.name, type: source.type, datedOn: source.datedOn, replace: source.sourceId });
    const answer = await send<ImportOutcome>('PUT', path, new Blob([file], { type: 'application/octet-stream' }), [studyApi(study.studyId)]);
    if (answer.ok) tell(answer.value.status === 'replaced' ? text.replaced(source.title) : text.same);
  };
  return (
    <>
      <div className={styles.buttons}><Button variant="default" size="sm" loading={sending} onClick={() => chooser.current?.click()}>{text.bring}</Button></div>
      <p className={styles.quiet} role="status">{sending && name ? text.bringing(name) : text.bringHint}</p>
      <input ref={chooser} type="file" hidden aria-label={text.bring} onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void bring(file); }} />
      <ProblemNotice problem={problem} />
    </>
  );
}
