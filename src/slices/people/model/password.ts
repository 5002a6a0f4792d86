import { ok, refuse, type Result } from '../../../kernel/result.ts';

const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 200;

// What people type when they are told "twelve characters": the first guesses of anyone who tries.
const OBVIOUS = new Set([
  '123456789012',
  '1234567890123',
  '123123123123',
  '111111111111',
  '000000000000',
  'abcdefghijkl',
  'abcd12345678',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwerty123456',
  'qwertyqwerty',
  'password1234',
  'password12345',
  'passwordpassword',
  'iloveyou1234',
  'letmeinletmein',
  'welcome12345',
  'administrator',
  'principal123',
  'jointwork123',
]);

/** Whether this may be someone's password: 12 to 200 characters, and not one of the first guesses. Nothing else is asked of it. */
export function checkPassword(password: string): Result<string> {
  const characters = Array.from(password).length;
  if (characters < LEAST_CHARACTERS) {
    return refused('password-short', `A password needs at least ${LEAST_CHARACTERS} characters; this one has ${characters}.`, 'Three or four words with spaces make a good one.');
  }
  if (characters > MOST_CHARACTERS) {
    return refused('password-long', `A password can have at most ${MOST_CHARACTERS} characters; this one has ${characters}.`, 'Choose a shorter one.');
  }
  if (OBVIOUS.has(password.toLowerCase())) {
    return refused('password-obvious', 'That password is one of the first that anyone would try.', 'Choose one that only you would think of: three or four words with spaces, for example.');
  }
  return ok(password);
}

function refused(code: string, message: string, mend: string): Result<string> {
  return refuse('invalid', code, `${message} Nothing was changed.`, { mend, fields: [{ path: ['password'], message }] });
}
