/** Words for nobody in particular. Alone, or joined only to one another, they name no actor. */
const NOBODY_IN_PARTICULAR = new Set(
  [
    'leadership', 'leader', 'leaders', 'admin', 'admins', 'administration', 'administrators', 'management',
    'we', 'us', 'our', 'ourselves', 'they', 'them', 'you', 'everyone', 'everybody', 'anyone', 'someone', 'somebody', 'nobody', 'no one', 'all',
    'staff', 'faculty', 'personnel', 'school', 'schools', 'building', 'district', 'central', 'office', 'community', 'people', 'teachers', 'team', 'teams', 'group', 'committee',
    'stakeholders', 'tbd', 'tba', 'na', 'none', 'unknown', 'whoever', 'various', 'others', 'folks', 'colleagues', 'department',
  ],
);
/** Small words that name nobody either. */
const JOINING = new Set(['the', 'a', 'an', 'and', 'or', 'of', 'all', 'our', 'my', 'your', 'their', 'whole', 'entire', 'every', 'each', 'in', 'at', 'as', 'to', 'be', 'one', 'no', 'some', 'any', 'it', 'this', 'that', 'here', 'n']);

/**
 * Whether the text names who will do something: a person, a role or a team with a name. "Leadership" is not an actor
 * (JAK: next steps made for an unspecified "leadership" were not taken); "Instructional Leadership Team" is one.
 * Case, spaces and punctuation do not matter.
 */
export function namesAnActor(text: string): boolean {
  const words = text.toLowerCase().replaceAll(/[’']s?\b/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.some((word) => !NOBODY_IN_PARTICULAR.has(word) && !JOINING.has(word));
}
