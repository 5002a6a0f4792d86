import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { Codes } from '../../model/study/code-tree.ts';
import type { Code } from '../../model/study/entities.ts';
import { CodeDot } from '../choose/code-dot.tsx';
import { moveByDrop, moveByKey, treeKey, treeRows, type Move, type TreeRow } from './tree-rows.ts';
import styles from './tree.module.css';

type DropPlace = 'before' | 'into' | 'after';

interface Given {
  readonly label: string;
  readonly codes: Codes;
  readonly typed?: string;
  readonly chosenId: string | null;
  readonly onChoose: (codeId: string) => void;
  /** What stands at the end of a line: how often it is used. */
  readonly beside?: (code: Code) => ReactNode;
  /** Moving by keys and by dragging; left out where the tree is only read. */
  readonly onMove?: ((codeId: string, move: Move) => void) | undefined;
}

/** The codebook as a tree: walked with the arrows, moved in with Alt and arrows or by dragging. */
export function CodeTree({ label, codes, typed = '', chosenId, onChoose, beside, onMove }: Given) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(null);
  const [over, setOver] = useState<{ readonly codeId: string; readonly place: DropPlace } | null>(null);
  const dragged = useRef<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => treeRows(codes, closed, typed), [codes, closed, typed]);
  const current = rows.find(({ code }) => code.codeId === (at ?? chosenId)) ?? rows[0];
  const toggle = (codeId: string, open: boolean) => setClosed((before) => new Set(open ? [...before].filter((other) => other !== codeId) : [...before, codeId]));
  const goTo = (codeId: string) => {
    setAt(codeId);
    list.current?.querySelector<HTMLElement>(`[data-code="${codeId}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: TreeRow) => {
    if (event.ctrlKey || event.metaKey) return;
    const move = event.altKey && onMove ? moveByKey(codes, row.code, event.key) : null;
    const act = event.altKey ? null : treeKey(rows, rows.indexOf(row), event.key);
    if (move) onMove?.(row.code.codeId, move);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(row.code.codeId);
    else if (act && 'go' in act) goTo(act.go);
    else if (act && 'open' in act) toggle(act.open, true);
    else if (act && 'close' in act) toggle(act.close, false);
    else return;
    event.preventDefault();
  };
  const dragging = (row: TreeRow) => onMove && {
    draggable: true,
    onDragStart: () => { dragged.current = row.code.codeId; },
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      const box = event.currentTarget.getBoundingClientRect();
      const share = (event.clientY - box.top) / box.height;
      setOver({ codeId: row.code.codeId, place: share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into' });
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged.current && over && dragged.current !== row.code.codeId) onMove(dragged.current, moveByDrop(codes, row.code, over.place));
      setOver(null);
    },
  };
  return (
    <ul ref={list} role="tree" aria-label={label} className={styles.tree}>
      {rows.map((row) => {
        const { code, depth, hasChildren, isOpen, place, siblings } = row;
        const Icon = isOpen ? IconChevronDown : IconChevronRight;
        return (
          <li
            key={code.codeId}
            role="treeitem"
            data-code={code.codeId}
            data-over={over?.codeId === code.codeId ? over.place : undefined}
            className={styles.row}
            aria-level={depth + 1}
            aria-posinset={place}
            aria-setsize={siblings}
            aria-selected={code.codeId === chosenId}
            aria-expanded={hasChildren ? isOpen : undefined}
            tabIndex={current === row ? 0 : -1}
            style={{ paddingInlineStart: `${8 + depth * 18}px` }}
            onFocus={() => setAt(code.codeId)}
            onClick={() => onChoose(code.codeId)}
            onKeyDown={(event) => onKeyDown(event, row)}
            {...dragging(row)}
          >
            <button type="button" tabIndex={-1} aria-hidden className={styles.fold} onClick={(event) => { event.stopPropagation(); toggle(code.codeId, !isOpen); }}>{hasChildren ? <Icon aria-hidden size={16} /> : null}</button>
            <CodeDot code={code} />
            <span className={styles.name} data-family={!code.codable}>{code.name}</span>
            <span className={styles.beside}>{beside?.(code)}</span>
          </li>
        );
      })}
    </ul>
  );
}
