import { useApi } from '../../../../platform/web/api-client.ts';
import { useDurable } from '../../../../platform/web/device-log.tsx';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { SavedState } from '../../../../platform/web/ui/saved-state.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { ProtocolContent } from '../../model/protocol.ts';
import type { ProtocolView } from '../../model/wire.ts';
import { Agenda } from '../reading/agenda.tsx';
import { words } from '../words.ts';
import { DraftClash } from './draft-clash.tsx';
import styles from './editor.module.css';
import { PublishCard } from './publish-card.tsx';
import { StepsForm } from './steps-form.tsx';
import { useDraftEditor } from './use-draft-editor.ts';
import { SeatsForm, WholeForm } from './whole-form.tsx';

/** The draft of a protocol: changed in place, saving itself, published when nothing is missing. */
export function EditorPage() {
  const { protocolId } = usePathParams('protocolId');
  const asked = useApi<ProtocolView>(`/api/protocols/${protocolId}`);
  return (
    <Await of={asked}>
      {(protocol) => {
        const first = protocol.draft?.content ?? protocol.published?.content;
        const back = <LinkTo to={`/protocols/${protocolId}`}>{words.compare.back}</LinkTo>;
        return protocol.mayWrite && first ? <Editor told={protocol} first={first} /> : <EmptyState what={words.edit.noDraft} why="" action={back} />;
      }}
    </Await>
  );
}

function Editor({ told, first }: { readonly told: ProtocolView; readonly first: ProtocolContent }) {
  const editor = useDraftEditor(told, first);
  const durable = useDurable();
  const published = editor.protocol.published !== null;
  const above = <LinkTo to={published ? `/protocols/${told.protocolId}` : '/protocols'}>{published ? words.compare.back : words.title}</LinkTo>;
  return (
    <>
      <PageHeader title={editor.content.title || words.edit.title} sentence={words.edit.sentence} above={above} />
      <WhoCanRead who={words.edit.readers} />
      <div className={styles.state}>
        <SavedState saved={editor.saved} durable={durable} />
        {editor.clash ? <a href="#clash">{words.edit.clash.look}</a> : null}
        <ProblemNotice problem={editor.refused} />
      </div>
      <DraftClash editor={editor} />
      <Agenda content={editor.content} />
      <div className={styles.both}>
        <div>
          <StepsForm editor={editor} />
          <SeatsForm editor={editor} />
          <WholeForm editor={editor} />
        </div>
        <PublishCard editor={editor} />
      </div>
    </>
  );
}
