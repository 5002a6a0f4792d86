import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronLeft, IconChevronRight, IconFilter, IconKeyboard, IconPencil, IconTag, IconWand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SourceLine } from '../../../texts/model/source-wire.ts';
import { words } from '../words.ts';
import { useBench, type Sheet } from './bench-context.ts';
import styles from './bench.module.css';
import { lastAct } from './last-act.ts';
import type { Acts } from './use-acts.ts';

const text = words.bench;

/** Which text this is, the way to its neighbours, and the tools. */
export function TopBar({ acts, sources, onSource }: { readonly acts: Acts; readonly sources: readonly SourceLine[]; readonly onSource: (way: 1 | -1) => void }) {
  const { source, set, live, stretch, round } = useBench();
  const place = sources.findIndex(({ sourceId }) => sourceId === source.sourceId);
  const { state, viewer, sight } = live;
  const canUndo = lastAct(state, viewer.personId, 'undo') !== null || sight.before.undo !== null;
  const canRedo = lastAct(state, viewer.personId, 'redo') !== null || sight.before.redo !== null;
  const sheet = (kind: Exclude<Sheet['kind'], 'fresh'>) => () => set.sheet(kind === 'choose' || kind === 'recode' ? { kind, typed: '' } : { kind });
  return (
    <header className={styles.top}>
      <div className={styles.which}>
        <Icon label={text.previousSource} onClick={() => onSource(-1)} disabled={place <= 0}><IconChevronLeft aria-hidden size={20} /></Icon>
        <div className={styles.titleBox}>
          <h1 className={styles.sourceTitle}>{source.title}</h1>
          {sources.length > 1 && place >= 0 ? <span className={styles.quiet}>{text.sourceOf(place + 1, sources.length)}</span> : null}
        </div>
        <Icon label={text.nextSource} onClick={() => onSource(1)} disabled={place < 0 || place >= sources.length - 1}><IconChevronRight aria-hidden size={20} /></Icon>
      </div>
      <div className={styles.tools} role="toolbar" aria-label={text.tools}>
        {live.mayCode ? <Button size="sm" leftSection={<IconTag aria-hidden size={18} />} disabled={!stretch || !round} onClick={sheet('choose')}>{text.codeVerb}</Button> : null}
        {live.mayCode ? <Icon label={text.undo} onClick={acts.undo} disabled={!canUndo}><IconArrowBackUp aria-hidden size={20} /></Icon> : null}
        {live.mayCode ? <Icon label={text.redo} onClick={acts.redo} disabled={!canRedo}><IconArrowForwardUp aria-hidden size={20} /></Icon> : null}
        <Tool label={text.filter.open} onClick={sheet('filter')} icon={<IconFilter aria-hidden size={18} />} />
        {live.mayCode && round ? <Tool label={text.autocode} onClick={sheet('autocode')} icon={<IconWand aria-hidden size={18} />} /> : null}
        {live.mayCode ? <Tool label={text.correct} onClick={sheet('correct')} icon={<IconPencil aria-hidden size={18} />} /> : null}
        <span className={styles.onlyKeys}><Tool label={text.keys} onClick={sheet('keys')} icon={<IconKeyboard aria-hidden size={18} />} /></span>
      </div>
    </header>
  );
}

function Tool({ label, onClick, icon }: { readonly label: string; readonly onClick: () => void; readonly icon: ReactNode }) {
  return <Button size="sm" variant="subtle" leftSection={icon} onClick={onClick}>{label}</Button>;
}

function Icon({ label, onClick, disabled, children }: { readonly label: string; readonly onClick: () => void; readonly disabled: boolean; readonly children: ReactNode }) {
  return <Tooltip label={label}><ActionIcon aria-label={label} onClick={onClick} disabled={disabled}>{children}</ActionIcon></Tooltip>;
}
