import { Modal } from '@mantine/core';
import { words } from '../words.ts';
import styles from './bench.module.css';

/** All keys of the workbench, by what they are for. */
export function KeysOverlay({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={words.bench.keysTitle} size="xl">
      <p>{words.bench.keysSentence}</p>
      <div className={styles.keyGroups}>
        {Object.values(words.bench.keyGroups).map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className={styles.keys}>
              {keys.map((line) => {
                const [press, does] = line.split(' — ');
                return <div key={line}><dt><kbd>{press}</kbd></dt><dd>{does}</dd></div>;
              })}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
