import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState, type RefObject } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { SearchField } from '../../../../platform/web/ui/fields.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Role } from '../../model/actor.ts';
import type { PeoplePage } from '../shapes.ts';
import { words as all } from '../words.ts';
import styles from './directory.module.css';

const words = all.membership;

/** Someone who can be picked. */
export interface Picked {
  readonly personId: string;
  readonly name: string;
}

/** Finds people of the district by name or school and hands them over one by one; those in `without` are not offered. */
export function PersonPicker({ role, without, onPick, inputRef }: { readonly role?: Role; readonly without: ReadonlySet<string>; readonly onPick: (person: Picked) => void; readonly inputRef?: RefObject<HTMLInputElement | null> }) {
  const own = useRef<HTMLInputElement>(null);
  const search = inputRef ?? own;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const query = new URLSearchParams({ limit: '20', ...(q ? { q } : {}), ...(role ? { role } : {}) });
  const found = useApi<PeoplePage>(q === '' ? null : `/api/people?${query}`);
  // The button that was pressed goes away: the keyboard goes on where the next person is looked for.
  const pick = (person: Picked) => {
    onPick(person);
    setTyped('');
    search.current?.focus();
  };
  return (
    <div>
      <SearchField label={words.find} hint={words.findHint} value={typed} onChange={setTyped} inputRef={search} />
      <div role="status" aria-live="polite">
        {q === '' ? null : (
          <Await of={found}>
            {({ people }) => {
              const offered = people.filter(({ personId }) => !without.has(personId)).slice(0, 8);
              if (offered.length === 0) return <p>{words.nobody}</p>;
              return (
                <ul className={styles.chosen} style={{ marginBlockStart: 8 }}>
                  {offered.map((person) => (
                    <li key={person.personId}>
                      <span>{person.name} <span className={styles.quiet}>{person.school?.name ?? ''}</span></span>
                      <Button type="button" variant="default" size="sm" aria-label={words.addName(person.name)} onClick={() => pick(person)}>{words.add}</Button>
                    </li>
                  ))}
                </ul>
              );
            }}
          </Await>
        )}
      </div>
    </div>
  );
}
