import { codePointMap } from '../../kernel/code-points.ts';
import { must } from '../../kernel/result.ts';
import type { Parts } from '../../platform/server/parts.ts';
import { adoptStartingCodebook, startingCodeId } from '../../slices/coding/model/starting-codebook/starting-codebook.ts';
import { StudyCommand, type StudyCommandSent } from '../../slices/coding/model/study/commands.ts';
import { decide } from '../../slices/coding/model/study/decide.ts';
import { deriveId } from '../../slices/coding/model/study/derive-id.ts';
import { evolve } from '../../slices/coding/model/study/evolve.ts';
import type { StudyEvent } from '../../slices/coding/model/study/events.ts';
import type { StudyMember } from '../../slices/coding/model/study/facts.ts';
import type { StudyState } from '../../slices/coding/model/study/state.ts';
import { appendAnyway } from '../../slices/coding/server/index.ts';
import { peopleByIds } from '../../slices/people/server/index.ts';
import { addMember, keepForeign, makeStudy } from '../../slices/texts/server/index.ts';
import type { SourceText } from '../../slices/texts/model/source-text.ts';
import { SAMPLE_CASES, SAMPLE_SOURCES, type SampleCode, type SampleSource } from './study-texts.ts';
import type { Transaction } from 'kysely';

const DAY_MS = 86_400_000;

/** Who is in the sample study. */
export interface StudyPeople {
  readonly districtId: string;
  readonly leadId: string;
  readonly coderIds: Readonly<Record<SampleCode['coder'], string>>;
}

/**
 * A small study in the sample district: four invented texts, the starting codebook, a first round that is published and a second that
 * was coded blind and is being compared. Every fact goes through the same decisions as on a screen.
 */
export async function fillSampleStudy(parts: Parts, { districtId, leadId, coderIds }: StudyPeople): Promise<void> {
  const now = parts.clock.now();
  await parts.db.inDistrict(districtId, async (trx: Transaction<unknown>) => {
    const ids = [leadId, ...Object.values(coderIds)];
    const known = await peopleByIds(trx, ids);
    const people = ids.map((personId) => ({ personId, name: known.get(personId)!.name, part: personId === leadId ? ('lead' as const) : ('coder' as const) }));
    const studyId = await makeStudy(trx, { districtId, title: 'How supervisors help principals learn', question: 'What do those who lead the networks do in meetings, and what do principals make of it?', leadId, now, newId: parts.newId });
    for (const { personId, part } of people) if (part !== 'lead') await addMember(trx, { districtId, studyId, personId, part, now });
    const texts = SAMPLE_SOURCES.map((source) => ({ ...source, sourceId: deriveId(studyId, source.key), text: textOf(source) }));
    const caseId = (key: string): string => deriveId(studyId, `case ${key}`);
    await keepForeign(trx, { districtId, studyId, by: leadId, now, newId: parts.newId },
      SAMPLE_CASES.map(({ key, kind, name }) => ({ caseId: caseId(key), kind, name, attributes: [] })),
      texts.map(({ sourceId, title, type, daysAgo, cases, text }) => ({ sourceId, title, type, datedOn: new Date(now - daysAgo * DAY_MS).toISOString().slice(0, 10), text, folder: '', file: '', caseIds: cases.map(caseId), attributes: [] })));
    const events = historyOf({ studyId, people, leadId, coderIds, texts, now });
    await appendAnyway(trx, { districtId, studyId, commandId: parts.newId(), by: leadId, at: now, events: [...events] });
  });
}

interface Telling {
  readonly studyId: string;
  readonly people: readonly StudyMember[];
  readonly leadId: string;
  readonly coderIds: StudyPeople['coderIds'];
  readonly texts: readonly (SampleSource & { readonly sourceId: string; readonly text: SourceText })[];
  readonly now: number;
}

function textOf({ turns }: SampleSource): SourceText {
  let at = 0;
  const placed = turns.map(({ speaker, says }) => {
    const start = at;
    at = start + codePointMap(says).length + 1;
    return { start, end: at - 1, speaker: speaker === '' ? null : speaker, startMs: null, endMs: null };
  });
  return { text: turns.map(({ says }) => says).join('\n'), turns: placed.some(({ speaker }) => speaker) ? placed : [], segments: [] };
}

/** What happened in the study, as the events that the decisions of the product give. */
function historyOf({ studyId, people, leadId: lead, coderIds, texts, now }: Telling): readonly StudyEvent[] {
  const facts = { texts: Object.fromEntries(texts.map(({ sourceId, text }) => [sourceId, { version: 1, length: codePointMap(text.text).length }])), members: people };
  const rounds = { 1: deriveId(studyId, 'round 1'), 2: deriveId(studyId, 'round 2') };
  const events: StudyEvent[] = [{ type: 'StudyBegan', v: 1, studyId, at: now - 60 * DAY_MS, by: null }];
  let state: StudyState = evolve(null, events[0]!);
  let acts = 0;
  const act = (personId: string, daysAgo: number, command: StudyCommandSent): void => {
    const part = people.find((one) => one.personId === personId)!.part;
    const decided = must(decide(state, { command: StudyCommand.parse(command), act: deriveId(studyId, `act ${acts++}`), facts, part }, { now: now - daysAgo * DAY_MS + acts * 60_000, personId }));
    for (const event of decided) state = evolve(state, event);
    events.push(...decided);
  };
  const codeAll = (round: 1 | 2, daysAgo: number): void => {
    for (const coding of codingsOf(texts, round)) {
      act(coderIds[coding.coder], daysAgo, { do: 'code', sourceId: coding.sourceId, version: 1, roundId: rounds[round], codeId: startingCodeId(studyId, coding.key), spans: [{ codingId: deriveId(studyId, `coding ${acts}`), start: coding.start, end: coding.end }] });
    }
  };
  act(lead, 44, adoptStartingCodebook(studyId));
  act(lead, 44, { do: 'add-round', roundId: rounds[1], round: { name: 'Round 1: what it is about', purpose: 'Sort the texts with codes that anyone in the room would agree on.', blind: false, coders: Object.values(coderIds), families: [startingCodeId(studyId, 'first-pass')] } });
  codeAll(1, 40);
  for (const to of ['frozen', 'compared', 'reconciled', 'published'] as const) act(lead, 32, { do: 'move-round', roundId: rounds[1], to });
  act(lead, 15, { do: 'add-round', roundId: rounds[2], round: { name: 'Round 2: what supervisors do', purpose: 'Name the practices. Coded blind.', blind: true, coders: Object.values(coderIds), within: { roundId: rounds[1], codeIds: null } } });
  codeAll(2, 12);
  act(lead, 5, { do: 'move-round', roundId: rounds[2], to: 'frozen' });
  act(lead, 4, { do: 'unblind-round', roundId: rounds[2] });
  act(lead, 4, { do: 'write-memo', memoId: deriveId(studyId, 'memo'), kind: 'wondering', on: { of: 'code', id: startingCodeId(studyId, 'buffering') }, text: 'Is keeping others out always good for the meeting? Look for places where something useful was kept out too.', audience: 'team' });
  return events;
}

/** The codings of a round with their places in the texts. */
function codingsOf(texts: Telling['texts'], round: 1 | 2): readonly (SampleCode & { readonly sourceId: string; readonly start: number; readonly end: number })[] {
  return texts.flatMap(({ sourceId, text, turns }) => {
    const places = codePointMap(text.text);
    let from = 0;
    return turns.flatMap(({ says, codes = [] }) => {
      const begin = text.text.indexOf(says, from);
      from = begin + says.length;
      return codes.filter((code) => code.round === round).map((code) => {
        const words = code.words ?? says;
        const at = begin + says.indexOf(words);
        return { ...code, sourceId, start: places.toCodePoints(at), end: places.toCodePoints(at + words.length) };
      });
    });
  });
}
