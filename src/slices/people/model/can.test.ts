import { expect, test } from 'vitest';
import { ROLES, type Actor, type Role } from './actor.ts';
import { can, GRANTS, type Action, type Relation } from './can.ts';

const RELATIONS: readonly Relation[] = ['self', 'author', 'owner', 'supervisor-of', 'circle-member', 'participant', 'presenter', 'facilitator', 'heir', 'check-in', 'study-lead', 'study-coder', 'study-reader'];

/**
 * Who may do what, a mark for each cell: first someone signed in with neither role nor relation, then each role alone
 * (principal, supervisor, central office, school team, cabinet, researcher, administrator), each relation alone in the order
 * above, and each relation alone for a session guest.
 */
const MATRIX = `
                       any  pri sup cen sch cab res adm  self aut own s-o cir par pre fac hei che lea cod rea  guest by the same thirteen
  district.read         +    +   +   +   +   +   +   +    +    +   +   +   +   +   +   +   +   +   +   +   +    . . . . . . . . . . . . .
  district.change       .    .   .   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  people.read           +    +   +   +   +   +   +   +    +    +   +   +   +   +   +   +   +   +   +   +   +    . . . . . . . . . . . . .
  people.change         .    .   .   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  people.invite         .    .   .   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  network.change        .    .   .   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  circle.read           +    +   +   +   +   +   +   +    +    +   +   +   +   +   +   +   +   +   +   +   +    . . . . . . . . . . . . .
  circle.change         .    .   +   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  protocol.read         +    +   +   +   +   +   +   +    +    +   +   +   +   +   +   +   +   +   +   +   +    . . . . . . . . . . . . .
  protocol.write        .    .   +   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  protocol.publish      .    .   +   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  problem.create        .    +   .   .   .   .   .   .    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  problem.read          .    .   .   .   .   .   .   .    .    +   .   +   .   +   .   .   .   .   .   .   .    . . . . . + . . . . . . .
  problem.write         .    .   .   .   .   .   .   .    .    +   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  problem.comment       .    .   .   .   .   .   .   .    .    +   .   +   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  problem.mark-ready    .    .   .   .   .   .   .   .    .    +   .   +   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  problem.spread        .    .   +   .   .   +   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  session.plan          .    .   +   .   .   .   .   +    .    .   .   .   +   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  session.completion    .    .   +   .   .   +   .   +    .    .   .   .   +   +   .   .   .   .   .   .   .    . . . . . + . . . . . . .
  session.read          .    .   .   .   .   .   .   .    .    .   .   .   +   +   .   .   .   .   .   .   .    . . . . . + . . . . . . .
  session.take-part     .    .   .   .   .   .   .   .    .    .   .   .   +   +   .   .   .   .   .   .   .    . . . . . + . . . . . . .
  session.invite-guest  .    .   +   .   .   .   .   +    .    .   .   .   .   .   +   +   .   .   .   .   .    . . . . . . . . . . . . .
  commitment.read       .    .   .   .   .   .   .   .    .    +   +   .   +   +   .   .   .   +   .   .   .    . . . . . + . . . . . . .
  commitment.completion .    .   +   .   .   +   .   +    .    .   +   .   +   .   .   .   .   +   .   .   .    . . . . . . . . . . . . .
  commitment.report     .    .   .   .   .   .   .   .    .    +   +   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  commitment.check-in   .    .   .   .   .   .   .   .    .    .   .   .   .   .   .   .   .   +   .   .   .    . . . . . . . . . . . . .
  study.create          .    .   +   .   .   .   +   +    .   .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
  study.read            .    .   .   .   .   .   .   .    .   .   .   .   .   .   .   .   .   .   +   +   +    . . . . . . . . . . . . .
  study.change          .    .   .   .   .   .   .   .    .   .   .   .   .   .   .   .   .   .   +   .   .    . . . . . . . . . . . . .
  study.code            .    .   .   .   .   .   .   .    .   .   .   .   .   .   .   .   .   .   +   +   .    . . . . . . . . . . . . .
  audit.read            .    .   .   .   .   .   .   +    .    .   .   .   .   .   .   .   .   .   .   .   .    . . . . . . . . . . . . .
`;

const HOME = '0192aaaa-0000-7000-8000-000000000001';
const ELSEWHERE = '0192aaaa-0000-7000-8000-000000000002';
const SESSION = '0192aaaa-0000-7000-8000-000000000003';

function someone(roles: readonly Role[], guestOfSession: string | null = null): Actor {
  return { districtId: HOME, personId: 'somebody', name: 'Somebody', roles, guestOfSession, timeZone: 'America/Chicago' };
}

/** The columns of the matrix in order: an actor, and how they stand to the thing. */
const COLUMNS: readonly { readonly name: string; readonly actor: Actor; readonly relations: readonly Relation[] }[] = [
  { name: 'anyone', actor: someone([]), relations: [] },
  ...ROLES.map((role) => ({ name: role, actor: someone([role]), relations: [] })),
  ...RELATIONS.map((relation) => ({ name: relation, actor: someone([]), relations: [relation] })),
  ...RELATIONS.map((relation) => ({ name: `guest as ${relation}`, actor: someone([], SESSION), relations: [relation] })),
];

const ROWS = MATRIX.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [action = '', ...marks] = line.trim().split(/\s+/);
    return { action: action as Action, marks };
  });

test('[PE-20] the matrix has a row for every action and a mark for every cell', () => {
  expect(ROWS.map((row) => row.action).sort()).toEqual(Object.keys(GRANTS).sort());
  for (const row of ROWS) expect({ action: row.action, marks: row.marks.length }).toEqual({ action: row.action, marks: COLUMNS.length });
});

for (const { action, marks } of ROWS) {
  COLUMNS.forEach(({ name, actor, relations }, column) => {
    const allowed = marks[column] === '+';
    test(`[PE-20] ${name} ${allowed ? 'may' : 'may not'} ${action}`, () => {
      expect(can(actor, action, { districtId: HOME, relations })).toBe(allowed);
    });
  });
}

test('[PE-21] nobody may do anything to a thing of another district, whatever their roles and relations', () => {
  for (const { action } of ROWS) {
    for (const { actor } of COLUMNS) expect(can(actor, action, { districtId: ELSEWHERE, relations: RELATIONS })).toBe(false);
    expect(can(someone(ROLES), action, { districtId: ELSEWHERE, relations: RELATIONS })).toBe(false);
  }
});

test('[PE-22] a session guest gains nothing by a role', () => {
  for (const { action } of ROWS) expect(can(someone(ROLES, SESSION), action, { districtId: HOME, relations: [] })).toBe(false);
});
