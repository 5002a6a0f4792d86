import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { LinkTo } from '../../../../platform/web/page.ts';
import { PrivateChip } from '../../../../platform/web/ui/private-chip.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { pathOf, sameName } from '../../model/study/code-tree.ts';
import type { Code } from '../../model/study/entities.ts';
import { CodeDot } from '../choose/code-dot.tsx';
import { useLive } from '../live/study-context.tsx';
import { MemosHere } from '../memos/memos-here.tsx';
import { words } from '../words.ts';
import styles from './book.module.css';
import { CodeEditor } from './code-editor.tsx';
import { CodeHistory } from './code-history.tsx';
import { CodeEnding } from './code-ending.tsx';
import { MoveForm } from './move-form.tsx';
import { Outdated } from './outdated.tsx';
import { SplitRest } from './split-rest.tsx';

/** By its name, because the linter takes what begins with “use” for a hook. */
const WHEN = 'useWhen';
const text = words.book;
type Doing = 'edit' | 'merge' | 'split' | 'eliminate' | 'move' | null;

/** One code: what it means, where it comes from, what it was, and what can be done with it. */
export function CodeDetail({ code, onChoose }: { readonly code: Code; readonly onChoose: (codeId: string) => void }) {
  const live = useLive();
  const { state, sight, viewer, mayLead, mayCode } = live;
  const [doing, setDoing] = useState<Doing>(null);
  const count = sight.counts.byCode[code.codeId] ?? 0;
  const mayEdit = mayLead || (mayCode && code.madeBy === viewer.personId);
  const done = () => setDoing(null);
  const twins = sameName(state.codes).find((group) => group.some(({ codeId }) => codeId === code.codeId));
  const memos = [...state.memos.values()].filter(({ on }) => on.of === 'code' && on.id === code.codeId).sort((a, b) => b.changedAt - a.changedAt);
  return (
    <article className={styles.code} aria-label={code.name}>
      <p className={styles.path}>{pathOf(state.codes, code.codeId).slice(0, -1).map((above) => <span key={above.codeId}><button type="button" className={styles.link} onClick={() => onChoose(above.codeId)}>{above.name}</button> › </span>)}</p>
      <h2 className={styles.name}><CodeDot code={code} /> {code.name}</h2>
      <p className={styles.quiet}>{count === 0 ? text.noCodings : text.codings(count)} · {words.acts.inferences[code.inference].split(':')[0]} {text.fields.inference.toLowerCase()}{code.valence ? ` · ${words.acts.valence[code.valence]}` : ''}{code.codable ? '' : ` · ${text.codableHint}`}</p>
      {code.draftOf === null ? null : <p><PrivateChip>{text.draft}</PrivateChip></p>}
      {twins ? <p className={styles.lamp}>{text.sameName(code.name)}</p> : null}
      {code.retired ? <p className={styles.lamp}>{text.retired.how[code.retired.how]} {code.retired.into.length > 0 ? text.into(code.retired.into.map((id) => state.codes.get(id)?.name ?? '').join(', ')) : ''}: {code.retired.reason}</p> : null}
      {code.retired?.how === 'split' ? <SplitRest key={code.codeId} code={code} /> : null}
      {doing === 'edit' ? <CodeEditor code={code} onDone={done} /> : <Meaning code={code} />}
      {doing === 'merge' || doing === 'split' || doing === 'eliminate' ? <CodeEnding kind={doing} code={code} onDone={(next) => { done(); if (next) onChoose(next); }} /> : null}
      {doing === 'move' ? <MoveForm code={code} onDone={done} /> : null}
      {doing === null && mayEdit ? <Acts code={code} onDo={setDoing} /> : null}
      {count > 0 ? <Outdated code={code} /> : null}
      <section><h3 className={styles.h3}>{words.memos.here}</h3><MemosHere on={{ of: 'code', id: code.codeId }} aboutOn={() => words.memos.target.code(code.name)} memos={memos} /></section>
      <CodeHistory code={code} />
    </article>
  );
}

function Meaning({ code }: { readonly code: Code }) {
  const { provenance } = code;
  const parts = [[text.fields.definition, code.definition], [text.fields[WHEN], code[WHEN]], [text.fields.notWhen, code.notWhen], [text.fields.examples, code.examples.join('\n')]] as const;
  const from = provenance.kind === 'inductive' ? provenance.reason : provenance.kind === 'framework' ? provenance.framework : provenance.origin;
  const { studyId } = useLive().state;
  return (
    <dl className={styles.meaning}>
      {parts.map(([name, said]) => (said.trim() === '' ? null : <div key={name}><dt>{name}</dt><dd><Said>{said}</Said></dd></div>))}
      <div>
        <dt>{text.fields.provenance}</dt>
        <dd>
          {text.fields[provenance.kind]}{from ? `: ${from}` : ''}{' '}
          {provenance.kind === 'inductive' && provenance.from ? <LinkTo to={`/studies/${studyId}/code/${provenance.from.sourceId}?at=${provenance.from.start}-${provenance.from.end}`}>{words.bench.coding.open}</LinkTo> : null}
        </dd>
      </div>
    </dl>
  );
}

function Acts({ code, onDo }: { readonly code: Code; readonly onDo: (doing: Doing) => void }) {
  const { send } = useLive();
  if (code.retired) return <Group mb="lg"><Button size="sm" variant="default" onClick={() => void send({ do: 'restore-code', codeId: code.codeId }, text.restored(code.name))}>{text.restore}</Button></Group>;
  return (
    <Group gap={8} mb="lg">
      <Button size="sm" onClick={() => onDo('edit')}>{text.edit}</Button>
      <Button size="sm" variant="default" onClick={() => onDo('move')}>{text.move.verb}</Button>
      <Button size="sm" variant="default" onClick={() => onDo('merge')}>{text.merge.verb}</Button>
      <Button size="sm" variant="default" onClick={() => onDo('split')}>{text.split.verb}</Button>
      <Button size="sm" variant="default" onClick={() => onDo('eliminate')}>{text.eliminate.verb}</Button>
    </Group>
  );
}
