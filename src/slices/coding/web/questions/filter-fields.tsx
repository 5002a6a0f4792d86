import { CheckField } from '../../../../platform/web/ui/fields.tsx';
import { useLive } from '../live/study-context.tsx';
import { coderChoices, namedChoices, roundChoices } from './choices.ts';
import { ManyField } from './many-field.tsx';
import { listIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';

/** Which codings a question is asked of: rounds, coders, kinds of source, and whether what was reconciled counts as it ended. */
export function FilterFields({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const hasEnded = [...state.rounds.values()].some(({ phase }) => phase === 'reconciled' || phase === 'published');
  const field = (name: 'rounds' | 'coders' | 'types', choices: Parameters<typeof ManyField>[0]['choices']) => (
    <ManyField label={words[name]} chosen={listIn(question, name)} choices={choices} onChange={(chosen) => change({ [name]: chosen.join(',') })} />
  );
  return (
    <>
      {field('rounds', roundChoices(state))}
      {field('coders', coderChoices(state))}
      {field('types', namedChoices(words.typeNames))}
      {hasEnded ? <CheckField label={words.settled} hint={words.settledHint} optional checked={question['settled'] === 'yes'} onChange={(on) => change({ settled: on ? 'yes' : '' })} /> : null}
    </>
  );
}
