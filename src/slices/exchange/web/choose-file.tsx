import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { words } from './words.ts';
import styles from './exchange.module.css';

/** A button that asks for one file and names the chosen one. */
export function ChooseFile({ accept, file, onFile }: { readonly accept: string; readonly file: File | null; readonly onFile: (file: File | null) => void }) {
  return (
    <>
      <FileButton accept={accept} onChange={onFile}>{(button) => <Button {...button} variant="default" leftSection={<IconUpload aria-hidden size={18} />}>{words.in.choose}</Button>}</FileButton>
      {file ? <span className={styles.quiet}>{words.in.chosen(file.name)}</span> : null}
    </>
  );
}
