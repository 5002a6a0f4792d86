import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { words } from '../words.ts';
import { filesOfDrop, type FoundFiles } from './drop-files.ts';
import styles from './bring.module.css';

/** Takes files and folders that are dropped anywhere on what is inside. The buttons beside it do the same by keyboard. */
export function DropHere({ onFiles, children }: { readonly onFiles: (found: FoundFiles) => void; readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (transfer: DataTransfer) => transfer.types.includes('Files');
  return (
    <div
      className={styles.dropHere}
      onDragEnter={(event) => { if (hasFiles(event.dataTransfer)) { depth.current++; setOver(true); } }}
      onDragOver={(event) => { if (hasFiles(event.dataTransfer)) event.preventDefault(); }}
      onDragLeave={() => { depth.current = Math.max(0, depth.current - 1); if (depth.current === 0) setOver(false); }}
      onDrop={(event) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        void filesOfDrop(event.dataTransfer).then(onFiles);
      }}
    >
      {children}
      {over ? <div className={styles.over} aria-hidden><IconUpload size={32} />{words.bring.letGo}</div> : null}
    </div>
  );
}
