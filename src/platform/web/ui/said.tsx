import styles from './said.module.css';

/**
 * What a person wrote, with their own line breaks and nothing else: no markup is read, no markup is made.
 * `voice="quoted"` sets it in serif, as the words of a person.
 */
export function Said({ children, voice = 'plain' }: { readonly children: string; readonly voice?: 'plain' | 'quoted' }) {
  return (
    <div className={styles.said} data-voice={voice}>
      {children.trim().split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
    </div>
  );
}
