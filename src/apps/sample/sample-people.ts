import type { BulkPeople } from '../../slices/people/server/index.ts';
import { PRINCIPALS, RESEARCHERS, SCHOOLS, SUPERVISORS } from './people-names.ts';

const COHORT_SIZE = 20;
/** Twenty principals make circles of seven, seven and six. */
const CIRCLE_SIZES = [7, 7, 6];
const NETWORK_SIZE = 15;
const COHORT_NAMES = ['North cohort', 'River cohort', 'Hill cohort'];
const NETWORK_NAMES = ['Northside network', 'Riverside network', 'Hillside network', 'Lakeside network'];
/** Which supervisors lead which network: seven for four. */
const NETWORK_LEADERS = [[0, 1], [2, 3], [4, 5], [6]];

/** The circles by cohort: names and the places of their members in the list of principals. */
export const SAMPLE_CIRCLES = COHORT_NAMES.flatMap((_cohort, cohort) => {
  let start = cohort * COHORT_SIZE;
  return CIRCLE_SIZES.map((size, index) => {
    const members = Array.from({ length: size }, (_, at) => start + at);
    start += size;
    return { key: `circle-${cohort}-${index}`, name: `Circle ${cohort * CIRCLE_SIZES.length + index + 1}`, cohort, members };
  });
});

/** An address that can never receive mail (RFC 2606), so that the sample mails nobody. */
function addressOf(name: string): string {
  return `${name.toLowerCase().normalize('NFD').replaceAll(/[^a-z ]/g, '').replaceAll(' ', '.')}@sample.example`;
}

/** Everyone in the sample district, with their schools, networks, cohorts and circles, from the first day of its year. */
export function samplePeople(from: string): BulkPeople {
  const supervisorKeys = (indexes: readonly number[]) => indexes.map((index) => `supervisor-${index}`);
  const principalKeys = (start: number, size: number) => PRINCIPALS.slice(start, start + size).map((_, index) => `principal-${start + index}`);
  return {
    schools: SCHOOLS.map((name, index) => ({ key: `school-${index}`, name: `${name} Elementary`, level: index % 6 === 5 ? 'k-8' : 'elementary', size: 280 + ((index * 37) % 320), ncesId: null })),
    people: [
      ...SUPERVISORS.map((name, index) => ({ key: `supervisor-${index}`, name, email: addressOf(name), roles: [{ role: 'supervisor' as const, from }] })),
      ...PRINCIPALS.map((name, index) => ({ key: `principal-${index}`, name, email: addressOf(name), roles: [{ role: 'principal' as const, from, school: `school-${index}` }] })),
      { key: 'coach', name: 'Joan Merrick', email: addressOf('Joan Merrick'), roles: [{ role: 'central-office' as const, from }] },
      ...RESEARCHERS.map((name, index) => ({ key: `researcher-${index}`, name, email: addressOf(name), roles: [{ role: 'researcher' as const, from }] })),
      { key: 'cabinet', name: 'Albert Quist', email: addressOf('Albert Quist'), roles: [{ role: 'cabinet' as const, from }] },
    ],
    groups: [
      ...NETWORK_NAMES.map((name, index) => ({ key: `network-${index}`, kind: 'network' as const, name, level: 'elementary' as const, from, members: principalKeys(index * NETWORK_SIZE, NETWORK_SIZE), supervisors: supervisorKeys(NETWORK_LEADERS[index]!) })),
      ...COHORT_NAMES.map((name, index) => ({ key: `cohort-${index}`, kind: 'cohort' as const, name, from, members: principalKeys(index * COHORT_SIZE, COHORT_SIZE), supervisors: supervisorKeys([index * 2, index * 2 + 1]) })),
      ...SAMPLE_CIRCLES.map((circle) => ({
        key: circle.key,
        kind: 'circle' as const,
        name: circle.name,
        cohort: `cohort-${circle.cohort}`,
        supervisorSees: circle.cohort === 1 ? ('record' as const) : ('completion' as const),
        from,
        members: circle.members.map((index) => `principal-${index}`),
        supervisors: [],
      })),
    ],
  };
}
