import { useApi } from '../../../platform/web/api-client.ts';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../platform/web/ui/section.tsx';
import { EmptyState } from '../../../platform/web/ui/empty-state.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import type { NextAnswer, NextItem } from '../model/wire.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { ItemList } from './item-list.tsx';
import { LookAround } from './look-around.tsx';
import { NextCard } from './next-card.tsx';
import styles from './home.module.css';
import { words } from './words.ts';

/** What needs me next? */
export function HomePage() {
  const next = useApi<NextAnswer>('/api/next', { everyMs: 60_000 });
  const steps = useFirstSteps();
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Await of={next}>
        {(answer) => (
          <>
            {answer.next ? <NextCard item={answer.next} /> : <EmptyState what={words.nothingNext} why={words.whyNothingNext} />}
            {steps ? <FirstSteps steps={steps} /> : null}
            {steps === null && hasNothingDue(answer) ? <LookAround /> : null}
            <Group title={words.soon} sentence={words.soonSentence} items={answer.soon} none={words.noSoon} />
            <Group title={words.waiting} sentence={words.waitingSentence} items={answer.waiting} none={words.noWaiting} />
            <Group title={words.promises} sentence={words.promisesSentence} items={answer.promises} none={words.noPromises} />
          </>
        )}
      </Await>
    </>
  );
}

function hasNothingDue({ next, soon, waiting, promises }: NextAnswer): boolean {
  return !next && soon.length + waiting.length + promises.length === 0;
}

function Group({ title, sentence, items, none }: { readonly title: string; readonly sentence: string; readonly items: readonly NextItem[]; readonly none: string }) {
  return (
    <div className={styles.group}>
      <Section title={title} sentence={items.length > 0 ? sentence : none}>
        {items.length > 0 ? <ItemList items={items} /> : null}
      </Section>
    </div>
  );
}
