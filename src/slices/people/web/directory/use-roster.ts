import { useApi, type Asked } from '../../../../platform/web/api-client.ts';
import type { Choice } from '../../../../platform/web/ui/fields.tsx';
import { ROLES, type Role } from '../../model/actor.ts';
import type { School, SchoolLevel } from '../shapes.ts';
import { words } from '../words.ts';

/** The roles a person can be given, by their words. */
export function roleChoices(): readonly Choice<Role>[] {
  return ROLES.map((role) => ({ value: role, label: words.roles[role] }));
}

/** The levels a school or network can have, by their words. */
export function levelChoices(): readonly Choice<SchoolLevel>[] {
  const levels: Readonly<Record<SchoolLevel, string>> = words.schools.levels;
  return (Object.keys(levels) as SchoolLevel[]).map((level) => ({ value: level, label: levels[level] }));
}

/** The district's schools. */
export function useSchools(): Asked<{ readonly schools: readonly School[] }> {
  return useApi('/api/schools');
}

/** The schools to choose from; none while they are being fetched. */
export function useSchoolChoices(): readonly Choice<string>[] {
  const asked = useSchools();
  return asked.state === 'ready' ? asked.value.schools.map(({ schoolId, name }) => ({ value: schoolId, label: name })) : [];
}
