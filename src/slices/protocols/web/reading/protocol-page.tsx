import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams, useQueryParam } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Card, Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useMay } from '../../../people/web/index.ts';
import { sayMinutes, totalMinutes } from '../../model/in-words.ts';
import type { ProtocolContent } from '../../model/protocol.ts';
import type { ProtocolVersionView, ProtocolView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { Agenda } from './agenda.tsx';
import { ProtocolActions } from './protocol-actions.tsx';
import styles from './reading.module.css';
import { StepSheet } from './step-sheet.tsx';

const text = words.read;

/** A protocol to read: its newest version, or the one that the address names. */
export function ProtocolPage() {
  const { protocolId } = usePathParams('protocolId');
  const version = useQueryParam('version');
  const asked = useApi<ProtocolView>(`/api/protocols/${protocolId}`);
  const old = useApi<ProtocolVersionView>(version ? `/api/protocols/${protocolId}/versions/${version}` : null);
  return (
    <Await of={asked}>
      {(protocol) => {
        if (version) return <Await of={old}>{(shown) => <Shown protocol={protocol} shown={shown} />}</Await>;
        if (protocol.published) return <Shown protocol={protocol} shown={protocol.published} />;
        return <EmptyState what={text.notPublished} why={text.notPublishedWhy} action={<LinkTo to={`/protocols/${protocolId}/edit`}>{text.goOn}</LinkTo>} />;
      }}
    </Await>
  );
}

function Shown({ protocol, shown }: { readonly protocol: ProtocolView; readonly shown: ProtocolVersionView }) {
  const { content } = shown;
  const mayWrite = useMay('protocol.write');
  return (
    <>
      <PageHeader title={content.title} sentence={content.purpose} above={<LinkTo to="/protocols">{words.title}</LinkTo>} />
      {protocol.archivedAt ? <Card tone="lamp">{text.aside}</Card> : null}
      {mayWrite ? <ProtocolActions protocol={protocol} shown={shown} /> : null}
      <Section title={text.agenda} sentence={text.agendaSentence(sayMinutes(totalMinutes(content)), sayMinutes(content.allotted))}>
        <Agenda content={content} stepHref={(step) => `#step-${step.id}`} />
        {content.steps.map((step, index) => <StepSheet key={step.id} step={step} number={index + 1} seats={content.seats} />)}
      </Section>
      <People content={content} />
      <Versions protocol={protocol} shown={shown.version} />
    </>
  );
}

function People({ content }: { readonly content: ProtocolContent }) {
  return (
    <>
      <Section title={text.seats} sentence={text.group(content.groupSize.from, content.groupSize.to)}>
        <dl className={styles.seats}>
          {content.seats.map((seat) => (
            <div key={seat.id}>
              <dt>{seat.name}</dt>
              <dd>
                {seat.duty}
                <span className={styles.settings}>{[seat.leads ? text.leads : '', seat.rotates ? text.rotates : '', seat.lendable ? text.lendable : ''].filter(Boolean).join(' · ')}</span>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {content.norms.length > 0 ? <Section title={text.norms}><ul className={styles.norms}>{content.norms.map((norm) => <li key={norm}>{norm}</li>)}</ul></Section> : null}
    </>
  );
}

function Versions({ protocol, shown }: { readonly protocol: ProtocolView; readonly shown: number }) {
  const { protocolId, versions, draft } = protocol;
  return (
    <Section title={text.versions}>
      <ul className={styles.versions}>
        {versions.map((line, index) => (
          <li key={line.version} aria-current={line.version === shown ? 'true' : undefined}>
            <LinkTo to={`/protocols/${protocolId}?version=${line.version}`}>{text.versionLine(line.version, line.publishedBy?.name ?? null)}</LinkTo>
            <span className={styles.settings}><Moment at={line.publishedAt} say="day" />{index === 0 ? ` · ${text.newest}` : ''}{line.note ? ` · ${line.note}` : ''}</span>
            {line.version > 1 ? <LinkTo to={`/protocols/${protocolId}/compare?from=${line.version - 1}&to=${line.version}`}>{text.compare}</LinkTo> : null}
          </li>
        ))}
      </ul>
      {draft && versions[0] ? <LinkTo to={`/protocols/${protocolId}/compare?from=${versions[0].version}&to=draft`}>{text.compareDraft}</LinkTo> : null}
    </Section>
  );
}
