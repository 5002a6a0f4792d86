import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo, usePathParams, useQueryParam } from '../../../../platform/web/page.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { ProtocolComparison, ProtocolView } from '../../model/wire.ts';
import { words } from '../words.ts';
import { Changes } from './changes.tsx';
import styles from './reading.module.css';

const text = words.compare;

/** What changed from one version to another, or to the draft, in words. */
export function ComparePage() {
  const { protocolId } = usePathParams('protocolId');
  const protocol = useApi<ProtocolView>(`/api/protocols/${protocolId}`);
  return (
    <>
      <PageHeader title={text.title} above={<LinkTo to={`/protocols/${protocolId}`}>{text.back}</LinkTo>} />
      <Await of={protocol}>{(value) => <Compared protocol={value} />}</Await>
    </>
  );
}

function Compared({ protocol }: { readonly protocol: ProtocolView }) {
  const go = useGo();
  const { protocolId, versions, draft } = protocol;
  const sides = [...(draft ? ['draft'] : []), ...versions.map((line) => String(line.version))];
  const to = useQueryParam('to') ?? sides[0] ?? '';
  const from = useQueryParam('from') ?? sides.find((side) => side !== to) ?? '';
  const asked = useApi<ProtocolComparison>(from && to ? `/api/protocols/${protocolId}/compare?from=${from}&to=${to}` : null);
  const choices = sides.map((side) => ({ value: side, label: text.side(side) }));
  const choose = (next: { from?: string; to?: string }) => go(`/protocols/${protocolId}/compare?from=${next.from ?? from}&to=${next.to ?? to}`, { replace: true });
  return (
    <>
      <div className={styles.choose}>
        <SelectField label={text.from} value={from} choices={choices} onChange={(value) => choose({ from: value })} />
        <SelectField label={text.to} value={to} choices={choices} onChange={(value) => choose({ to: value })} />
      </div>
      <Await of={asked}>{({ changes }) => <Changes changes={changes} />}</Await>
    </>
  );
}
