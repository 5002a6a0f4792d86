import { expect, test } from 'vitest';
import { codePointMap } from '../../../../kernel/code-points.ts';
import { act, acts, addCode, addRound, ana, ben, begun, id, lea, moveRound, refused, type Told } from '../../../../../test/unit/coding/a-study.ts';
import type { StudyCommandSent } from './commands.ts';
import { allCodings } from './forward.ts';
import { shareOfCases } from './share-of-cases.ts';
import { sideBySide } from './side-by-side.ts';
import { adoptStartingCodebook, startingCodeId } from '../starting-codebook/starting-codebook.ts';

/** Three excerpts of meetings, retold; only the short phrases that the cases rest on are as they were said. */
const EXCERPTS = {
  rosters: 'COACH: Here are the rosters with the reading levels. They come to us from elementary able to read, but understanding is low. SUPERVISOR: Have you seen this trend—that kids are able to read better coming out of middle school? [The principals nod.]',
  schedule: 'PRINCIPAL: The master schedule was due. What do we do about it? SUPERVISOR: We aren’t doing it. Sorry. To do what is right for students, sometimes you have to be rebellious. [Guests are in the room.]',
  survey: 'VISITOR: It is online in a few days, and the hard copies come May 19th or 20th. Parent participation is to rise by 11 percentage points. SUPERVISOR: Two principals that I see in here weren’t in the district last year. Say it from the beginning.',
} as const;
type Excerpt = keyof typeof EXCERPTS;
const excerpts = Object.keys(EXCERPTS) as Excerpt[];

const codeId = (key: string) => startingCodeId(id('study'), key);
const whole = (excerpt: Excerpt) => ({ start: 0, end: codePointMap(EXCERPTS[excerpt]).length });

/** What the published appendix puts on each excerpt, round by round. */
const CODED: Readonly<Record<Excerpt, readonly [string[], string[], string[]]>> = {
  rosters: [['supervisor-part'], ['brokering'], ['bridging-resources']],
  schedule: [['supervisor-part'], ['brokering', 'modeling'], ['buffering-positive']],
  survey: [['supervisor-part'], ['brokering'], ['buffering-negative']],
};

function putOn(excerpt: Excerpt, key: string, n: number, coder: string): StudyCommandSent {
  return { do: 'code', sourceId: id(excerpt), version: 1, roundId: id(`round ${n}`), codeId: codeId(key), spans: [{ codingId: id(`${excerpt} ${key} ${n} ${coder}`), ...whole(excerpt) }], valence: null };
}

function throughThreeRounds(): Told {
  const texts = Object.fromEntries(excerpts.map((excerpt) => [id(excerpt), { version: 1, length: whole(excerpt).end }]));
  let told = act(begun(texts), lea, adoptStartingCodebook(id('study')));
  const families = [['first-pass'], ['practices', 'found', 'network-outcomes'], ['bridging', 'buffering']];
  families.forEach((keys, n) => {
    told = act(told, lea, addRound(`round ${n + 1}`, { blind: n === 0, families: keys.map(codeId), within: n === 0 ? null : { roundId: id(`round ${n}`), codeIds: null } }));
    for (const coder of [ana, ben]) for (const excerpt of excerpts) told = acts(told, coder, ...CODED[excerpt][n]!.map((key) => putOn(excerpt, key, n + 1, coder)));
    told = act(told, lea, moveRound(`round ${n + 1}`, 'frozen'));
    told = act(told, lea, n === 0 ? { do: 'unblind-round', roundId: id('round 1') } : moveRound(`round ${n + 1}`, 'compared'));
    told = act(told, lea, moveRound(`round ${n + 1}`, 'reconciled'));
  });
  return told;
}

function shown(told: Told, excerpt: Excerpt, personId: string = lea) {
  const { rounds, rows } = sideBySide(told.state, id(excerpt), { personId, part: 'lead' }, [whole(excerpt)]);
  return rounds.map(({ roundId }) => rows[0]!.byRound[roundId]!.map((entry) => `${told.state.codes.get(entry.codeId)!.name} by ${entry.coderIds.length}`).sort());
}

test('[CG-58] the literacy coach’s rosters (F-19) show supervisor participation, brokering, bridging to resources, each by both coders', () => {
  expect(shown(throughThreeRounds(), 'rosters')).toEqual([['Supervisor participation by 2'], ['Brokering by 2'], ['Bridging to instructional resources by 2']]);
});

test('[CG-58] the master schedule (F-20) carries two codes of the second round at once', () => {
  expect(shown(throughThreeRounds(), 'schedule')).toEqual([['Supervisor participation by 2'], ['Brokering by 2', 'Modeling by 2'], ['Buffering: positive example by 2']]);
});

test('[CG-58] the survey (F-21) is kept as the counterexample', () => {
  const told = throughThreeRounds();
  expect(shown(told, 'survey')).toEqual([['Supervisor participation by 2'], ['Brokering by 2'], ['Buffering: negative example by 2']]);
  expect(told.state.codes.get(codeId('buffering-negative'))!.valence).toBe('negative');
});

test('[CG-58] earlier rounds stay as they were when the codebook goes on, and say what their codes are called today', () => {
  const told = throughThreeRounds();
  const later = acts(told, lea, { do: 'merge-codes', codeIds: [codeId('joint-work'), codeId('modeling')], into: codeId('brokering'), reason: 'redundant' });
  expect(shown(later, 'schedule')).toEqual(shown(told, 'schedule'));
  const { rows } = sideBySide(later.state, id('schedule'), { personId: ana, part: 'coder' }, [whole('schedule')]);
  expect(rows[0]!.byRound[id('round 2')]!.map(({ today }) => today)).toEqual([{ kind: 'code', codeId: codeId('brokering') }, { kind: 'code', codeId: codeId('brokering') }]);
  expect(refused(later, ana, { do: 'uncode', codings: [{ sourceId: id('schedule'), codingId: id(`schedule supervisor-part 1 ${ana}`) }] })).toBe('round-not-open');
});

test('[CG-58] without units the text is cut where codings begin and end, and each sees only what they may', () => {
  const told = acts(begun(), lea, addRound('round 1'), addCode('talk'), addCode('tools'), addRound('blind', { blind: true }));
  const put = (word: string, codeWord: string, start: number, end: number, round: string): StudyCommandSent => ({ do: 'code', sourceId: id('visit'), version: 1, roundId: id(round), codeId: id(codeWord), spans: [{ codingId: id(word), start, end }] });
  const coded = act(acts(told, ana, put('a', 'talk', 0, 10, 'round 1'), put('b', 'tools', 5, 15, 'round 1')), ben, put('c', 'talk', 12, 20, 'blind'));
  const cut = (personId: string) => sideBySide(coded.state, id('visit'), { personId, part: 'coder' }).rows.map(({ start, end, byRound }) => [start, end, Object.values(byRound).flat().length]);
  expect(cut(ana)).toEqual([[0, 5, 1], [5, 10, 2], [10, 15, 1]]);
  expect(cut(ben)).toEqual([[0, 5, 1], [5, 10, 2], [10, 12, 1], [12, 15, 2], [15, 20, 1]]);
});

test('[CG-59] of sixty who answered in May (F-36), 29 with one need are 48 % and 24 with another 40 %', () => {
  const answers = Array.from({ length: 60 }, (_, n) => id(`answer ${n}`));
  const texts = Object.fromEntries(answers.map((sourceId) => [sourceId, { version: 1, length: 120 }]));
  const coaching = (sourceId: string, word: string) => ({ sourceId, version: 1, spans: [{ codingId: id(`${word} ${sourceId}`), start: 0, end: 24 }, { codingId: id(`${word} again ${sourceId}`), start: 30, end: 60 }] });
  const told = acts(begun(texts), lea, addRound('May'), addCode('more coaching strategies'), addCode('time for collaboration'));
  const coded = acts(told, ana, { do: 'autocode', roundId: id('May'), codeId: id('more coaching strategies'), items: answers.slice(0, 29).map((sourceId) => coaching(sourceId, 'coaching')) }, { do: 'autocode', roundId: id('May'), codeId: id('time for collaboration'), items: answers.slice(20, 44).map((sourceId) => coaching(sourceId, 'time')) });
  const cases = new Map(answers.map((sourceId, n) => [id(`respondent ${n}`), [sourceId]]));
  const share = (word: string) => shareOfCases(id(word), cases, allCodings(coded.state));
  expect(share('more coaching strategies')).toEqual({ codeId: id('more coaching strategies'), withCode: 29, cases: 60, percent: 48 });
  expect(share('time for collaboration')).toMatchObject({ withCode: 24, cases: 60, percent: 40 });
  expect(allCodings(coded.state)).toHaveLength(106);
  expect(shareOfCases(id('none'), new Map(), [])).toEqual({ codeId: id('none'), withCode: 0, cases: 0, percent: null });
});
