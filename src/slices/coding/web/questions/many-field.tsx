import { MultiSelect } from '@mantine/core';
import { questionWords as words } from './question-words.ts';
import type { Choice } from './choices.ts';

/** Several of a list; none chosen means all. */
export function ManyField({ label, chosen, choices, onChange }: { readonly label: string; readonly chosen: readonly string[]; readonly choices: readonly Choice[]; readonly onChange: (chosen: readonly string[]) => void }) {
  return <MultiSelect size="md" label={label} data={[...choices]} value={[...chosen]} onChange={onChange} placeholder={chosen.length === 0 ? words.all : ''} searchable clearable clearButtonProps={{ 'aria-label': `${label}: ${words.all}` }} comboboxProps={{ withinPortal: true }} />;
}
