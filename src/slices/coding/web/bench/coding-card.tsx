import { ActionIcon, Button, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBarToLeft, IconArrowBarToRight, IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { pathName } from '../../model/study/code-tree.ts';
import type { Coding } from '../../model/study/entities.ts';
import { CodeDot } from '../choose/code-dot.tsx';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import type { Acts } from './use-acts.ts';

const text = words.bench.coding;

/** One coding in the list beside the text; the chosen one shows all that can be done with it. */
export function CodingCard({ coding, acts, onGo }: { readonly coding: Coding; readonly acts: Acts; readonly onGo: (coding: Coding) => void }) {
  const { live, page, focused } = useBench();
  const { codes, rounds } = live.state;
  const code = codes.get(coding.codeId);
  const isMine = coding.coderId === live.viewer.personId;
  const isChosen = focused?.codingId === coding.codingId;
  const who = isMine ? text.you : live.nameOf(coding.coderId);
  return (
    <div className={styles.coding} data-chosen={isChosen}>
      <button type="button" className={styles.codingHead} aria-expanded={isChosen} onClick={() => onGo(coding)}>
        {code ? <CodeDot code={code} /> : null}
        <span>
          <strong>{pathName(codes, coding.codeId)}</strong>
          {coding.valence ? <em> {words.acts.valence[coding.valence].toLowerCase()}</em> : null}
          <span className={styles.codingWho}>{text.by(who, rounds.get(coding.roundId)?.name ?? '')}</span>
          <span className={styles.codingQuote}>{words.bench.quote(shortQuote(page, coding, 70))}</span>
          {code && code.version > coding.codeVersion ? <span className={styles.codingWho}>{text.old}</span> : null}
        </span>
      </button>
      {isChosen && isMine && live.mayCode ? <Tools coding={coding} acts={acts} /> : null}
    </div>
  );
}

function Tools({ coding, acts }: { readonly coding: Coding; readonly acts: Acts }) {
  const { set } = useBench();
  const edge = (label: string, Icon: typeof IconArrowLeft, at: 'start' | 'end', way: 1 | -1) => (
    <Tooltip label={label}><ActionIcon variant="default" aria-label={label} onClick={() => acts.resize(at, way, coding)}><Icon aria-hidden size={18} /></ActionIcon></Tooltip>
  );
  return (
    <div className={styles.codingTools}>
      <Group gap={6}>
        <Button size="sm" variant="default" onClick={() => set.sheet({ kind: 'recode', typed: '' })}>{text.recode}</Button>
        <Button size="sm" variant="default" onClick={() => acts.uncode(coding)}>{text.remove}</Button>
      </Group>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={text.valence}
        value={coding.valence ?? 'none'}
        onChange={(value) => acts.valence(value === 'none' ? null : value, coding)}
        data={[{ value: 'none', label: text.neither }, { value: 'positive', label: text.positive }, { value: 'negative', label: text.negative }]}
      />
      <div role="group" aria-label={text.edges}>
        <Group gap={4} wrap="nowrap">
          {edge(text.startEarlier, IconArrowBarToLeft, 'start', -1)}
          {edge(text.startLater, IconArrowRight, 'start', 1)}
          {edge(text.endEarlier, IconArrowLeft, 'end', -1)}
          {edge(text.endLater, IconArrowBarToRight, 'end', 1)}
        </Group>
      </div>
    </div>
  );
}
