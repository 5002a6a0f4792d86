import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { copyAll } from '../device/clipboard.ts';
import { useAnnounce } from './announcer.tsx';
import { uiWords } from './ui-words.ts';
import styles from './copy-text.module.css';

/** A text to take along (a link, codes), shown in full, with a button that copies it. */
export function CopyText({ label, text, verb = uiWords.copy }: { readonly label: string; readonly text: string; readonly verb?: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const shown = useRef<HTMLTextAreaElement>(null);
  const announce = useAnnounce();
  const copy = async () => {
    const done = await copyAll({ text });
    setCopied(done);
    announce(done ? uiWords.copied : uiWords.copyFailed);
    if (!done) shown.current?.select();
  };
  // Room for every line; a long link counts as several, since it breaks.
  const rows = Math.min(12, text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 42)), 0));
  return (
    <div className={styles.copy}>
      <textarea ref={shown} className={styles.text} aria-label={label} readOnly rows={rows} value={text} onFocus={(event) => event.currentTarget.select()} />
      <Button variant="default" leftSection={copied ? <IconCheck aria-hidden size={18} /> : <IconCopy aria-hidden size={18} />} onClick={() => void copy()}>
        {copied ? uiWords.copied : verb}
      </Button>
      {copied === false ? <p className={styles.failed}>{uiWords.copyFailed}</p> : null}
    </div>
  );
}
