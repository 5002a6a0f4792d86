import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useApi } from '../../../platform/web/api-client.ts';
import { useMay } from '../../people/web/index.ts';
import { firstSteps, type DistrictSoFar, type StepSoFar } from './district-so-far.ts';
import { PlaceList } from './place-list.tsx';
import { words as all } from './words.ts';

const words = all.firstSteps;

/** The steps that set this district up: null when there is nothing left to guide or the person may not; undefined while it is not known. */
export function useFirstSteps(): readonly StepSoFar[] | null | undefined {
  const administers = useMay('people.change');
  const schools = useApi<{ readonly schools: DistrictSoFar['schools'] }>(administers ? '/api/schools' : null);
  const people = useApi<{ readonly total: number }>(administers ? '/api/people?limit=1' : null);
  const networks = useApi<{ readonly networks: DistrictSoFar['networks'] }>(administers ? '/api/networks' : null);
  const circles = useApi<{ readonly circles: DistrictSoFar['circles'] }>(administers ? '/api/circles' : null);
  if (!administers) return null;
  if (schools.state !== 'ready' || people.state !== 'ready' || networks.state !== 'ready' || circles.state !== 'ready') return undefined;
  return firstSteps({ schools: schools.value.schools, people: people.value.total, networks: networks.value.networks, circles: circles.value.circles });
}

/** While a district is being set up: what to do first, for those who may do it; gone once circles meet. */
export function FirstSteps({ steps }: { readonly steps: readonly StepSoFar[] }) {
  const places = steps.map(({ step, done }) => ({
    key: step,
    title: words[step].title,
    why: done ? words.done : words[step].why,
    icon: done ? <IconCircleCheck aria-hidden size={24} /> : <IconCircleDashed aria-hidden size={24} />,
  }));
  return <PlaceList title={words.title} sentence={words.sentence} open={words.open} places={places} inOrder />;
}
