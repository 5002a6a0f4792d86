import type { ProblemContent } from '../../problems/model/content.ts';
import { contentOf } from '../../sessions/model/places.ts';
import type { StepFacts } from '../../sessions/model/adherence.ts';
import type { SessionState } from '../../sessions/model/state.ts';
import type { Block, DocumentContent } from './document.ts';
import { captureBlocks, markedBlocks, ownBlocks, type Wording } from './record-blocks.ts';
import { stepSentences } from './step-sentences.ts';

/** What a record is made of. `state` is already projected for the reader; `facts` are counts and times of the whole session. */
export interface RecordParts {
  readonly state: SessionState;
  readonly readerId: string;
  readonly facts: readonly StepFacts[];
  /** The problem as it was brought, when this reader may read it. */
  readonly problem: ProblemContent | null;
  readonly wording: Wording & { readonly momentText: (at: number) => string };
}

/** The record in two parts: what the circle shares, and what only this reader ever sees. */
export interface ComposedRecord {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
  readonly own: readonly Block[];
}

/**
 * Composes the record in the order in which someone wants to read it: what was brought, what was asked and said, what
 * was promised; then how the time went and what the structure shows.
 */
export function composeRecord(parts: RecordParts): ComposedRecord {
  const { state, wording, readerId } = parts;
  return {
    title: state.plan.title,
    subtitle: subtitleOf(parts),
    blocks: [...broughtBlocks(parts), ...stepBlocks(parts), ...timeBlocks(parts), ...structureBlocks(parts)],
    own: ownBlocks(state, readerId, wording),
  };
}

/** The record as a document for a file; `withOwn` adds the reader's private part at the end, under a heading that says so. */
export function recordDocument(record: ComposedRecord, withOwn: boolean): DocumentContent {
  const own: readonly Block[] = withOwn && record.own.length > 0 ? [{ kind: 'heading', level: 2, text: 'Only for me: private' }, ...record.own] : [];
  return { title: record.title, subtitle: record.subtitle, language: 'en-US', subject: 'Session record', blocks: [...record.blocks, ...own] };
}

function subtitleOf({ state, wording }: RecordParts): string {
  const when = wording.momentText(state.startedAt ?? state.plan.startsAt);
  const seats = contentOf(state).seats.flatMap((seat) => {
    const holder = state.seats[seat.id]?.holder;
    return holder ? [`${seat.name}: ${wording.nameOf(holder)}`] : [];
  });
  return [when, state.plan.place, state.plan.protocol.content.title, ...seats].filter((part) => part !== '').join(' · ');
}

function broughtBlocks({ problem, state, wording }: RecordParts): readonly Block[] {
  const there = Object.values(state.people).filter((person) => person.arrivedAt !== null).map((person) => wording.nameOf(person.personId));
  const present: Block = { kind: 'paragraph', quiet: true, text: there.length === 0 ? 'Nobody came.' : `There: ${there.join(', ')}` };
  if (!problem) return [present];
  const parts: readonly (readonly [string, string])[] = [
    ['The situation', problem.situation],
    ['How it matters for improving instruction', problem.instruction],
    ['The teacher problem', problem.teacherProblem],
    ['The leadership problem', problem.leadershipProblem],
  ];
  return [
    present,
    { kind: 'heading', level: 2, text: 'What was brought' },
    { kind: 'paragraph', text: problem.statement },
    ...parts.filter(([, text]) => text.trim() !== '').flatMap(([title, text]): Block[] => [{ kind: 'heading', level: 3, text: title }, { kind: 'paragraph', text }]),
  ];
}

function stepBlocks({ state, wording }: RecordParts): readonly Block[] {
  const marked = markedBlocks(state, wording);
  return contentOf(state).steps.flatMap((step): Block[] => {
    const written = step.captures.flatMap((capture): Block[] => {
      const blocks = captureBlocks(capture, state.captures[capture.id], wording);
      if (capture.kind === 'marks' && marked.length > 0) return [{ kind: 'heading', level: 3, text: capture.prompt }, ...marked];
      return [...blocks];
    });
    return written.length === 0 ? [] : [{ kind: 'heading', level: 2, text: step.title }, ...written];
  });
}

function timeBlocks({ facts }: RecordParts): readonly Block[] {
  const steps = facts.map((step) => ({ title: step.title, plannedMs: step.plannedMs, usedMs: step.usedMs }));
  return [{ kind: 'heading', level: 2, text: 'How the time went' }, { kind: 'time-bar', caption: 'Minutes planned and used in each step', steps }];
}

function structureBlocks({ facts }: RecordParts): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: 'What the structure shows' },
    { kind: 'paragraph', quiet: true, text: 'Facts about the session for the circle to talk about. They score nobody.' },
    ...facts.flatMap((step): Block[] => [{ kind: 'heading', level: 3, text: step.title }, { kind: 'list', items: stepSentences(step) }]),
  ];
}
