import { useApi } from '../../../platform/web/api-client.ts';
import { Section } from '../../../platform/web/ui/section.tsx';
import type { SinceLastTime as Answer } from '../model/wire.ts';
import { PromiseList } from './promise-list.tsx';
import { words } from './words.ts';

/** What a circle hears first: its earlier promises and what became of them. Draws nothing when there are none. */
export function SinceLastTime({ circleId, sessionId }: { readonly circleId: string; readonly sessionId: string }) {
  const asked = useApi<Answer>(`/api/circles/${circleId}/since-last-time?sessionId=${sessionId}`);
  if (asked.state !== 'ready' || asked.value.commitments.length === 0) return null;
  return (
    <Section title={words.sinceLast.title} sentence={words.sinceLast.sentence}>
      <PromiseList commitments={asked.value.commitments} />
    </Section>
  );
}
