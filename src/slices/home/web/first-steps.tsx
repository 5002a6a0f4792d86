import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useApi } from '../../../platform/web/api-client.ts';
import { LinkTo } from '../../../platform/web/page.ts';
import { Section } from '../../../platform/web/ui/section.tsx';
import { useMay } from '../../people/web/index.ts';
import { firstSteps, type DistrictSoFar } from './district-so-far.ts';
import styles from './home.module.css';
import { words as all } from './words.ts';

const words = all.firstSteps;

/** While a district is being set up: what to do first, for those who may do it; gone once circles meet. */
export function FirstSteps() {
  const administers = useMay('people.change');
  const schools = useApi<{ readonly schools: DistrictSoFar['schools'] }>(administers ? '/api/schools' : null);
  const people = useApi<{ readonly total: number }>(administers ? '/api/people?limit=1' : null);
  const networks = useApi<{ readonly networks: DistrictSoFar['networks'] }>(administers ? '/api/networks' : null);
  const circles = useApi<{ readonly circles: DistrictSoFar['circles'] }>(administers ? '/api/circles' : null);
  if (schools.state !== 'ready' || people.state !== 'ready' || networks.state !== 'ready' || circles.state !== 'ready') return null;
  const steps = firstSteps({ schools: schools.value.schools, people: people.value.total, networks: networks.value.networks, circles: circles.value.circles });
  if (!steps) return null;
  return (
    <div className={styles.firstSteps}>
      <Section title={words.title} sentence={words.sentence}>
        <ol className={styles.list}>
          {steps.map(({ step, done }) => (
            <li key={step} className={styles.item}>
              <span className={styles.icon}>{done ? <IconCircleCheck aria-hidden size={24} /> : <IconCircleDashed aria-hidden size={24} />}</span>
              <div className={styles.itemWords}>
                <h3 className={styles.itemTitle}>{words[step].title}</h3>
                <p className={styles.itemDetail}>{done ? words.done : words[step].why}</p>
              </div>
              <LinkTo to={`/${step}`} className={styles.verb} aria-label={`${words.open}: ${words[step].title}`}>{words.open}</LinkTo>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
