import { Modal, VisuallyHidden } from '@mantine/core';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Codes } from '../../model/study/code-tree.ts';
import { words } from '../words.ts';
import { CodeDot } from './code-dot.tsx';
import styles from './choose.module.css';
import { findCodes, isNamed, type Offered } from './find-codes.ts';

const text = words.bench.choose;

interface Given {
  readonly title: string;
  /** What the code is put on, in their own words. */
  readonly quote: string;
  readonly codes: Codes;
  readonly recent: readonly string[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (codeId: string) => void;
  /** Offers a new code of the name that was typed; left out where none can be made. */
  readonly onMake?: ((name: string) => void) | undefined;
  readonly onClose: () => void;
}

/** Type to find a code, Enter to take it: recent ones first, with their path, and a new one where none fits. */
export function CodeChooser({ title, quote, codes, recent, typed, onType, onChoose, onMake, onClose }: Given) {
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const offered = useMemo(() => findCodes(codes, recent, typed), [codes, recent, typed]);
  const makes = onMake !== undefined && typed.trim() !== '' && !isNamed(offered, typed);
  const count = offered.length + (makes ? 1 : 0);
  const take = (place: number) => {
    const one = offered[place];
    if (one) onChoose(one.code.codeId);
    else if (makes) onMake(typed.trim());
  };
  const go = (to: number) => {
    const place = count === 0 ? 0 : (to + count) % count;
    setAt(place);
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(count - 1, at + 8), PageUp: Math.max(0, at - 8) };
    if (event.key === 'Enter') take(at);
    else if (moves[event.key] !== undefined) go(moves[event.key]!);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered={false} yOffset="8dvh" overlayProps={{ backgroundOpacity: 0.15 }}>
      {quote === '' ? null : <p className={styles.quote}>{quote}</p>}
      <label className={styles.label} htmlFor={`${id}-input`}>{text.label}</label>
      <input
        ref={focusOnce}
        id={`${id}-input`}
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={text.placeholder}
        data-autofocus
        value={typed}
        onChange={(event) => { onType(event.currentTarget.value); setAt(0); }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">{text.found(offered.length)}</VisuallyHidden>
      <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={text.options}>
        {offered.map((one, place) => <Option key={one.code.codeId} id={`${id}-${place}`} one={one} isAt={place === at} onTake={() => take(place)} />)}
        {makes ? <Line id={`${id}-${offered.length}`} isAt={at === offered.length} onTake={() => take(offered.length)}>{text.make(typed.trim())}</Line> : null}
      </div>
      {count === 0 ? <p className={styles.none}>{text.nothing}</p> : null}
    </Modal>
  );
}

/** The field takes the focus as soon as it is there: people type on at once. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}

function Option({ id, one, isAt, onTake }: { readonly id: string; readonly one: Offered; readonly isAt: boolean; readonly onTake: () => void }) {
  const above = one.path.slice(0, one.path.length - one.code.name.length);
  return (
    <Line id={id} isAt={isAt} onTake={onTake}>
      <CodeDot code={one.code} />
      <span>{above ? <span className={styles.above}>{above}</span> : null}{one.code.name}</span>
      {one.recent === null ? null : <span className={styles.key}>{text.key(one.recent)}</span>}
    </Line>
  );
}

function Line({ id, isAt, onTake, children }: { readonly id: string; readonly isAt: boolean; readonly onTake: () => void; readonly children: ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys stay in the field above, which names the line they are on
  return <div id={id} role="option" aria-selected={isAt} tabIndex={-1} className={styles.option} onClick={onTake}>{children}</div>;
}
