import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo } from '../../../../platform/web/page.ts';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { checkProtocol, mayPublish } from '../../model/check-protocol.ts';
import type { Finding, ProtocolView } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './editor.module.css';
import type { DraftEditor } from './use-draft-editor.ts';

const text = words.edit;

/** What is missing before it can be published, what may be worth a look, and the publishing itself. */
export function PublishCard({ editor }: { readonly editor: DraftEditor }) {
  const [note, setNote] = useState('');
  const { send, sending, problem } = useSend();
  const go = useGo();
  const tell = useToast();
  const findings = checkProtocol(editor.content);
  const { protocolId, versions } = editor.protocol;
  const publish = async () => {
    const revision = await editor.save();
    if (revision === null) return;
    const answer = await send<ProtocolView>('POST', `/api/protocols/${protocolId}/publish`, { revision, note }, ['/api/protocols']);
    if (!answer.ok) return;
    editor.take(answer.value);
    tell(text.published(answer.value.versions[0]?.version ?? 1));
    go(`/protocols/${protocolId}`);
  };
  return (
    <aside className={styles.publish} aria-labelledby="publish-title">
      <Card>
        <h2 id="publish-title" className={styles.part}>{text.publish}</h2>
        <Findings title={text.check} findings={findings.filter((finding) => finding.severity === 'must')} />
        {mayPublish(findings) ? <p>{text.checkFine}</p> : null}
        <Findings title={text.look} findings={findings.filter((finding) => finding.severity === 'look')} />
        {versions[0] ? <p><LinkTo to={`/protocols/${protocolId}/compare?from=${versions[0].version}&to=draft`}>{text.see}</LinkTo></p> : null}
        <p className={styles.hint}>{text.publishFor}</p>
        <Form onSubmit={() => void publish()} verb={text.publish} sending={sending} problem={problem} disabled={!mayPublish(findings)}>
          <TextField label={text.publishNote} hint={text.publishHint} optional value={note} onChange={setNote} maxLength={500} />
        </Form>
      </Card>
    </aside>
  );
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={styles.findingsTitle}>{title}</h3>
      <ul className={styles.findings}>{findings.map((finding) => <li key={`${finding.path.join('.')}${finding.message}`}>{finding.message}</li>)}</ul>
    </>
  );
}
