import { refuse } from '../../../kernel/result.ts';

/** Refusals that several routes share. What lies in another district is answered in the same words as what is not there. */
export const NO_SUCH_SCHOOL = refuse('not-found', 'no-such-school', 'There is no such school in your district.', {
  mend: 'It may have been removed. Look at the list of schools.',
});
export const NO_SUCH_PERSON = refuse('not-found', 'no-such-person', 'There is no such person in your district.', {
  mend: 'Look at the list of people.',
});
export const NO_SUCH_ROLE = refuse('not-found', 'no-such-role', 'This person has no such role.', { mend: 'Open the person’s page again.' });
export const NO_SUCH_GROUP = refuse('not-found', 'no-such-group', 'There is no such network, cohort or circle in your district.', {
  mend: 'It may have been removed. Look at the list.',
});
export const NO_SUCH_NOTICE = refuse('not-found', 'no-such-notice', 'There is no such notice in your inbox.', { mend: 'Open your inbox again.' });
export const NO_SUCH_SIGN_IN = refuse('not-found', 'no-such-sign-in', 'That sign-in has ended already.', { mend: 'Open the list again.' });
export const NOT_FOR_GUESTS = refuse('not-allowed', 'not-for-guests', 'A guest of one session has no account, so this is not there for you.', {
  mend: 'Ask the person who invited you if you need more.',
});
export const NOT_YOURS_TO_DO = refuse('not-allowed', 'not-yours-to-do', 'This is for people with another role in the district. Nothing was changed.', {
  mend: 'Ask an administrator of your district.',
});
