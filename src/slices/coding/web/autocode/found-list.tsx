import { Checkbox } from '@mantine/core';
import type { AutocodePreview } from '../../model/server-wire.ts';
import { words } from '../words.ts';
import styles from './autocode.module.css';
import { keyOfShown } from './items-chosen.ts';

const text = words.autocode;

/** What a rule found, each stretch with a box that leaves it out; `titled` says also in which text it stands. */
export function FoundList({ preview, titled, unchecked, onUncheck }: { readonly preview: AutocodePreview; readonly titled: boolean; readonly unchecked: ReadonlySet<string>; readonly onUncheck: (unchecked: ReadonlySet<string>) => void }) {
  const check = (key: string, on: boolean) => onUncheck(new Set(on ? [...unchecked].filter((other) => other !== key) : [...unchecked, key]));
  return (
    <>
      <p role="status" className={styles.found}>{text.found(preview.count)} {preview.shown.length < preview.count ? text.more(preview.shown.length, preview.count) : ''}</p>
      {preview.complete ? null : <p>{text.incomplete}</p>}
      <ul className={styles.list} aria-label={text.title}>
        {preview.shown.map((hit) => {
          const key = keyOfShown(hit);
          return (
            <li key={key}>
              <Checkbox
                checked={!unchecked.has(key)}
                onChange={(event) => check(key, event.currentTarget.checked)}
                label={<span className={styles.hit}>{hit.speaker ? <strong>{hit.speaker}: </strong> : null}<span className={styles.around}>{hit.before}</span><mark>{hit.text}</mark><span className={styles.around}>{hit.after}</span>{titled ? <em> {hit.title}</em> : null}</span>}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}
