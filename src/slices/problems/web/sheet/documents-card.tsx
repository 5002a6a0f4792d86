import { Button } from '@mantine/core';
import { IconFileText, IconPhoto, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { sayDay, useTimeZone } from '../../../../platform/web/dates.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Refusal } from '../../../../kernel/result.ts';
import type { DocumentView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { HintNote } from './margin.tsx';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

const text = words.documents;
const MOST_BYTES = 25 * 1024 * 1024;

/** The one or two documents: read by all readers; brought, taken away and brought back by the author. */
export function DocumentsCard() {
  const { problem, take, hints } = useOnSheet();
  const { send, sending, problem: refused, clear } = useSend();
  const [tooLarge, setTooLarge] = useState<Refusal | null>(null);
  const [bringing, setBringing] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const tell = useToast();
  const path = `/api/problems/${problem.problemId}/documents`;
  const here = problem.documents.filter((document) => document.restorableUntil === null);
  const away = problem.documents.filter((document) => document.restorableUntil !== null);

  const changed = async (method: 'PUT' | 'POST' | 'DELETE', to: string, body?: Blob): Promise<boolean> => {
    const answer = await send<{ documents: DocumentView[] }>(method, to, body, []);
    if (answer.ok) take({ ...problem, documents: answer.value.documents });
    return answer.ok;
  };
  const bring = async (file: File) => {
    clear();
    setTooLarge(null);
    if (file.size > MOST_BYTES) {
      setTooLarge({ kind: 'too-large', code: 'file-too-large', message: text.tooLarge(file.name, String(Math.round(file.size / 1_048_576))), mend: text.tooLargeMend });
      return;
    }
    setBringing(file.name);
    // Sent as plain bytes: the server looks at the bytes and not at what a file says it is.
    await changed('PUT', `${path}?name=${encodeURIComponent(file.name)}`, new Blob([file], { type: 'application/octet-stream' }));
    setBringing(null);
  };
  const takeAway = async (document: DocumentView) => {
    if (await changed('DELETE', `${path}/${document.documentId}`)) tell(text.taken(document.name), () => void changed('POST', `${path}/${document.documentId}/restore`));
  };

  return (
    <Section title={text.title} sentence={text.sentence}>
      {here.length === 0 ? <p className={styles.none}>{text.none}</p> : null}
      <ul className={styles.plain}>
        {here.map((document) => <Line key={document.documentId} document={document} problemId={problem.problemId} onAway={problem.may.write ? () => void takeAway(document) : null} />)}
        {away.map((document) => <AwayLine key={document.documentId} document={document} busy={sending} onBack={() => void changed('POST', `${path}/${document.documentId}/restore`)} />)}
      </ul>
      {problem.may.write ? (
        <>
          {here.length < 2 ? <Button variant="default" leftSection={<IconUpload aria-hidden size={18} />} loading={bringing !== null} onClick={() => chooser.current?.click()}>{text.bring}</Button> : null}
          <p className={styles.quiet} role="status">{bringing ? text.bringing(bringing) : here.length < 2 ? text.kinds : text.full}</p>
          <input ref={chooser} className={styles.hiddenFile} type="file" tabIndex={-1} aria-label={text.bring} accept=".docx,.pdf,.png,.jpg,.jpeg,.webp" onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void bring(file); }} />
          <ProblemNotice problem={tooLarge ?? refused} />
        </>
      ) : null}
      {hints.on('documents').map((hint) => <HintNote key={hint.id} hint={hint} />)}
    </Section>
  );
}

function Line({ document, problemId, onAway }: { readonly document: DocumentView; readonly problemId: string; readonly onAway: (() => void) | null }) {
  const Icon = document.shown === 'image' ? IconPhoto : IconFileText;
  return (
    <li>
      <span className={styles.actions}><Icon aria-hidden size={20} /><LinkTo to={`/problems/${problemId}/documents/${document.documentId}`}>{document.name}</LinkTo><span className={styles.quiet}>{text.size(document.bytes)}</span></span>
      {onAway ? <Button variant="subtle" size="compact-md" aria-label={text.awayOf(document.name)} onClick={onAway}>{text.away}</Button> : null}
    </li>
  );
}

function AwayLine({ document, busy, onBack }: { readonly document: DocumentView; readonly busy: boolean; readonly onBack: () => void }) {
  const timeZone = useTimeZone();
  return (
    <li>
      <span className={styles.quiet}>{document.name} · {text.until(sayDay(document.restorableUntil!, timeZone))}</span>
      <Button variant="subtle" size="compact-md" loading={busy} aria-label={text.backOf(document.name)} onClick={onBack}>{text.back}</Button>
    </li>
  );
}
