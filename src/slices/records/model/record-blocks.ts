import type { Capture } from '../../protocols/model/protocol.ts';
import type { CaptureState, NextStep, SessionState } from '../../sessions/model/state.ts';
import type { Block } from './document.ts';

/** Names for ids, and days as people say them; handed in, so that the model needs no locale of its own. */
export interface Wording {
  readonly nameOf: (personId: string) => string;
  readonly dayText: (isoDay: string) => string;
}

/** What one capture left, as blocks; empty when nothing was written. Expects a state already projected for its reader. */
export function captureBlocks(capture: Capture, content: CaptureState | undefined, wording: Wording): readonly Block[] {
  if (!content) return [];
  const blocks = contentBlocks(capture, content, wording);
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 3, text: capture.prompt }, ...blocks];
}

function contentBlocks(capture: Capture, content: CaptureState, wording: Wording): readonly Block[] {
  switch (content.kind) {
    case 'questions-and-answers':
      return content.questions.map((question) => ({
        kind: 'quote',
        text: question.text,
        by: wording.nameOf(question.askedBy),
        note: question.answer ?? 'No answer was noted.',
      }));
    case 'private-cards':
      return content.cards
        .filter((card) => card.status === 'read' || card.status === 'being-read')
        .map((card) => ({ kind: 'quote', text: card.text, by: wording.nameOf(card.authorId) }));
    case 'notes':
      return notesBlocks(capture, content.entries, wording);
    case 'next-steps':
      return content.nextSteps.length === 0 ? [] : [nextStepsTable(content.nextSteps, wording)];
    case 'takeaways':
      return content.takeaways.map((takeaway) => ({
        kind: 'quote',
        text: takeaway.text,
        by: wording.nameOf(takeaway.personId),
        ...(takeaway.willTry ? { note: `Will try: ${takeaway.willTry}` } : {}),
      }));
    case 'pulse':
      return pulseBlocks(content.counts);
    case 'marks':
    case 'notebook':
      return [];
  }
}

function notesBlocks(capture: Capture, entries: Extract<CaptureState, { kind: 'notes' }>['entries'], wording: Wording): readonly Block[] {
  if (entries.length === 0) return [];
  const columns = capture.kind === 'notes' ? capture.columns : [];
  if (columns.length === 0) return [{ kind: 'list', items: entries.map((entry) => `${entry.text} (${wording.nameOf(entry.authorId)})`) }];
  return columns.flatMap((column): Block[] => {
    const items = entries.filter((entry) => entry.column === column).map((entry) => entry.text);
    return items.length === 0 ? [] : [{ kind: 'paragraph', text: column }, { kind: 'list', items }];
  });
}

/** The next steps as a table: when, what, who, where, and what would show that it worked. */
export function nextStepsTable(nextSteps: readonly NextStep[], wording: Wording): Block {
  const soonestFirst = nextSteps.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return {
    kind: 'table',
    caption: 'Next steps',
    head: ['By', 'What', 'Who', 'Where', 'What would show it worked'],
    rows: soonestFirst.map((step) => [
      `${wording.dayText(step.dueOn)} (${step.horizon === 'short' ? 'short term' : 'long term'})`,
      step.what,
      step.actor,
      step.where,
      step.evidence,
    ]),
    figures: [],
  };
}

function pulseBlocks(counts: Readonly<Record<string, number>> | null): readonly Block[] {
  if (!counts) return [];
  return [{ kind: 'list', items: Object.entries(counts).map(([answer, count]) => `${answer}: ${count}`) }];
}

/** What only this reader wrote or was handed in private; empty for everyone else, because the projection holds nothing more. */
export function ownBlocks(state: SessionState, readerId: string, wording: Wording): readonly Block[] {
  const blocks: Block[] = [];
  for (const content of Object.values(state.captures)) {
    if (content.kind === 'notebook') {
      const page = content.pages[readerId];
      if (page) blocks.push({ kind: 'heading', level: 3, text: 'My notebook' }, { kind: 'paragraph', text: page });
    }
    if (content.kind === 'private-cards') {
      const unread = content.cards.filter((card) => card.status === 'written' && card.authorId === readerId);
      if (unread.length > 0) blocks.push({ kind: 'heading', level: 3, text: 'What I wrote and did not read aloud' }, { kind: 'list', items: unread.map((card) => card.text) });
      const handed = content.cards.filter((card) => card.status === 'unread-handed' && card.authorId !== readerId);
      if (handed.length > 0) blocks.push({ kind: 'heading', level: 3, text: 'Handed to me without being read aloud' }, ...handed.map((card): Block => ({ kind: 'quote', text: card.text, by: wording.nameOf(card.authorId) })));
    }
  }
  return blocks;
}

/** The cards that the marking seat said stay with them, as quotes. */
export function markedBlocks(state: SessionState, wording: Wording): readonly Block[] {
  const marked = new Set(Object.values(state.captures).flatMap((content) => (content.kind === 'marks' ? content.marked : [])));
  return Object.values(state.captures)
    .flatMap((content) => (content.kind === 'private-cards' ? content.cards : []))
    .filter((card) => marked.has(card.cardId) && card.status !== 'written')
    .map((card): Block => ({ kind: 'quote', text: card.text, by: wording.nameOf(card.authorId) }));
}
