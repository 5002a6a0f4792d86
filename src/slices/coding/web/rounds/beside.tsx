import { useEffect, useMemo, useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { SourceList, SourceTextView } from '../../../texts/model/source-wire.ts';
import { studyApi, studyPage } from '../../../texts/web/index.ts';
import { layOut } from '../../model/marking/text-page.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { Round } from '../../model/study/entities.ts';
import { sideBySide, type CodeOnUnit } from '../../model/study/side-by-side.ts';
import { CodeDot } from '../choose/code-dot.tsx';
import { useLive } from '../live/study-context.tsx';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import styles from './rounds.module.css';

const text = words.rounds.beside;

/** Each stretch of one text with its codes by round (COD-24). */
export function Beside() {
  const { state } = useLive();
  const [sourceId, setSource] = useState('');
  const asked = useApi<SourceList>(studyApi(state.studyId, 'sources'));
  return (
    <Section title={text.title} sentence={text.sentence}>
      <Await of={asked}>{({ sources }) => <SelectField label={text.source} blank={text.choose} value={sourceId} onChange={setSource} choices={sources.map((source) => ({ value: source.sourceId, label: source.title }))} />}</Await>
      {sourceId === '' ? null : <OfSource key={sourceId} sourceId={sourceId} />}
    </Section>
  );
}

function OfSource({ sourceId }: { readonly sourceId: string }) {
  const { state, load, sight } = useLive();
  const asked = useApi<SourceTextView>(studyApi(state.studyId, 'sources', sourceId, 'text'));
  useEffect(() => void load(sourceId), [load, sourceId]);
  return <Await of={asked}>{(source) => (sight.loaded.has(sourceId) ? <Units source={source} /> : null)}</Await>;
}

function Units({ source }: { readonly source: SourceTextView }) {
  const { state, viewer } = useLive();
  const page = useMemo(() => layOut(source), [source]);
  const { rounds, rows } = useMemo(() => sideBySide(state, source.sourceId, viewer, page.blocks.filter(({ start, end }) => end > start)), [state, source.sourceId, viewer, page]);
  if (rows.length === 0) return <EmptyState what={text.none} why="" />;
  return (
    <div className={styles.scroll} role="region" aria-label={text.caption(source.title)} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.quiet}>{text.caption(source.title)}</caption>
        <thead><tr><th scope="col">{text.stretch}</th>{rounds.map((round) => <th key={round.roundId} scope="col">{round.name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">
                {page.blocks[page.blockAt(row.start)]?.speaker ? <strong>{page.blocks[page.blockAt(row.start)]!.speaker}: </strong> : null}
                <LinkTo to={`${studyPage(state.studyId, 'code', source.sourceId)}?at=${row.start}-${row.end}`}>{shortQuote(page, row, 160)}</LinkTo>
              </th>
              {rounds.map((round: Round) => <td key={round.roundId}>{(row.byRound[round.roundId] ?? []).map((on) => <OneCode key={on.codeId} on={on} />)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneCode({ on }: { readonly on: CodeOnUnit }) {
  const { state, nameOf, viewer } = useLive();
  const code = state.codes.get(on.codeId);
  const valences = [...new Set(on.codings.flatMap(({ valence }) => (valence ? [words.acts.valence[valence].toLowerCase()] : [])))];
  const today = on.today.kind === 'code' && on.today.codeId !== on.codeId ? ` → ${pathName(state.codes, on.today.codeId)}` : '';
  return (
    <p className={styles.onUnit}>
      {code ? <CodeDot code={code} /> : null} {pathName(state.codes, on.codeId)}{today}{valences.length > 0 ? `, ${valences.join(', ')}` : ''}
      <span className={styles.quiet}> {on.coderIds.map((id) => (id === viewer.personId ? words.bench.coding.you : nameOf(id))).join(', ')}</span>
    </p>
  );
}
