import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Involved } from '../../model/content.ts';
import { words } from '../words.ts';
import { oneLine } from './draft-text.ts';
import styles from './sheet.module.css';

const text = words.involved;

/** Everyone who would have to do something, and what. */
export function InvolvedField({ people, onChange }: { readonly people: readonly Involved[]; readonly onChange: ((people: Involved[]) => void) | null }) {
  const tell = useToast();
  const asked = words.questions.involved;
  const set = (at: number, change: Partial<Involved>) => onChange?.(people.map((person, index) => (index === at ? { ...person, ...change } : person)));
  const remove = (at: number) => {
    onChange?.(people.filter((_, index) => index !== at));
    tell(text.removed, () => onChange?.([...people]));
  };
  return (
    <div>
      <h3 className={styles.ask}>{asked.ask}</h3>
      {onChange ? <p className={styles.help}>{asked.help}</p> : null}
      {!onChange && people.length === 0 ? <p className={styles.none}>{words.empty}</p> : null}
      {people.map((person, index) =>
        onChange ? (
          <div key={index} className={styles.person}>
            <TextField label={text.who} optional value={person.who} maxLength={200} onChange={(who) => set(index, { who: oneLine(who) })} />
            <TextField label={text.role} optional value={person.role} maxLength={1000} onChange={(role) => set(index, { role: oneLine(role) })} />
            <ActionIcon aria-label={text.remove(person.who)} onClick={() => remove(index)}><IconX aria-hidden size={20} /></ActionIcon>
          </div>
        ) : (
          <p key={index} className={styles.answer}><strong>{person.who}</strong>{person.role ? `: ${person.role}` : ''}</p>
        ),
      )}
      {onChange && people.length < 20 ? <Button variant="default" leftSection={<IconPlus aria-hidden size={18} />} onClick={() => onChange([...people, { who: '', role: '' }])}>{text.add}</Button> : null}
    </div>
  );
}
