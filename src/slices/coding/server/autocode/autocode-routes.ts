import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import { runInThread } from '../../../../platform/server/threads/run-in-thread.ts';
import type { Actor } from '../../../people/model/actor.ts';
import { findInTexts, type HeldText } from '../../../texts/server/index.ts';
import { quote } from '../../model/queries/retrieve.ts';
import { AutocodePreview, AutocodeQuestion } from '../../model/server-wire.ts';
import { StudyParams } from '../../model/wire.ts';
import type { LiveStudies } from '../live-studies.ts';
import { askingOfTexts, type AskingOfTexts } from '../queries/asking.ts';
import { NO_CODE } from '../refusals.ts';
import { spansToCode, type Span, type TextFound } from './autocode-spans.ts';

/** As much as one command can carry (each in a text of its own, they fill its megabyte), and more than anyone will look through. */
const MOST = 5000;
const MOST_HITS = 200_000;
const SHOWN = 200;
const AROUND = 80;
/** Below this much text, sentences are found here: a thread takes longer to start. */
const SHORT = 100_000;
const LONGEST_MS = 20_000;

const TOO_LONG = refuse('too-large', 'autocode-too-long', 'Finding the sentences of so much text takes too long, so nothing was looked for.', { mend: 'Choose some of the sources, or code turns instead of sentences.' });

/** What autocoding would code; nothing is stored by looking. */
export function autocodeRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/autocode/preview', tag: 'Coding', summary: 'What autocoding would code, with its context; nothing is stored', access: 'signed-in', params: StudyParams, body: AutocodeQuestion, answer: AutocodePreview },
    async ({ c, actor, params, body }) => {
      const met = await askingOfTexts(live, actor, params.studyId);
      if (!met.ok) return met;
      if (body.within && !met.value.visible.codes.has(body.within.codeId)) return NO_CODE;
      const found = await findIn(met.value, body);
      if (!found.ok) return found;
      const spans = await spansOf(found.value.texts, body.unit, c.req.raw.signal);
      return spans ? ok(previewOf(met.value, found.value, spans)) : TOO_LONG;
    },
  );
}

interface Finds {
  readonly texts: readonly TextFound[];
  readonly complete: boolean;
}

async function findIn(met: AskingOfTexts, question: AutocodeQuestion): Promise<Result<Finds>> {
  const wanted = question.sources && new Set(question.sources);
  const within = withinOf(met, question);
  const texts = [...met.texts.values()].filter(({ sourceId }) => (!wanted || wanted.has(sourceId)) && (!within || within.has(sourceId)));
  const withFinds = (text: HeldText, found: TextFound['found']): TextFound => ({ sourceId: text.sourceId, text: text.text, found, within: within?.get(text.sourceId) ?? null });
  const { find } = question;
  if (find.by === 'everything') return ok({ complete: true, texts: texts.map((text) => withFinds(text, text.rows.map((row) => ({ ...row, row })))) });
  if (find.by === 'speaker') {
    const speakers = new Set(find.speakers);
    return ok({ complete: true, texts: texts.map((text) => withFinds(text, text.turns.filter(({ speaker }) => speaker !== null && speakers.has(speaker)).map(({ start, end }) => ({ start, end, row: { start, end } })))) });
  }
  const held = new Map(texts.map((text) => [text.sourceId, text]));
  const index = { ...met.index, sources: met.index.sources.filter(({ sourceId }) => held.has(sourceId)) };
  const hits = await findInTexts({ texts: held, index }, { q: find.q, as: find.as, skip: 0, take: MOST_HITS });
  if (!hits.ok) return hits;
  const bySource = new Map<string, TextFound['found'][number][]>();
  for (const hit of hits.value.hits) {
    const row = held.get(hit.sourceId)!.rows[hit.row]!;
    const known = bySource.get(hit.sourceId) ?? [];
    bySource.set(hit.sourceId, known);
    for (const { start, end } of hit.spans) known.push({ start, end, row });
  }
  return ok({ complete: hits.value.isComplete && hits.value.hits.length < MOST_HITS, texts: texts.filter(({ sourceId }) => bySource.has(sourceId)).map((text) => withFinds(text, bySource.get(text.sourceId)!)) });
}

/** Where the asking person sees the code; null when anywhere will do. */
function withinOf({ visible }: AskingOfTexts, { within }: AutocodeQuestion): ReadonlyMap<string, readonly Span[]> | null {
  if (!within) return null;
  const places = new Map<string, Span[]>();
  for (const [sourceId, codings] of visible.codings) {
    const spans = [...codings.values()].filter((coding) => coding.codeId === within.codeId && (within.roundId ?? coding.roundId) === coding.roundId && (within.coderId ?? coding.coderId) === coding.coderId);
    if (spans.length > 0) places.set(sourceId, spans.map(({ start, end }) => ({ start, end })));
  }
  return places;
}

/** What one thread is asked. */
export interface SentenceWork {
  readonly texts: readonly TextFound[];
  readonly unit: AutocodeQuestion['unit'];
}

/** The stretches of each text in order; null when it takes too long. */
async function spansOf(texts: readonly TextFound[], unit: AutocodeQuestion['unit'], signal: AbortSignal): Promise<readonly (readonly Span[])[] | null> {
  const isLong = unit === 'sentence' && texts.reduce((sum, { text }) => sum + text.length, 0) > SHORT;
  if (!isLong) return texts.map((text) => spansToCode(text, unit));
  const done = await runInThread<readonly (readonly Span[])[]>({ from: import.meta.url, worker: 'sentence-worker', data: { texts, unit } satisfies SentenceWork, longestMs: LONGEST_MS, mostMb: 1024, signal });
  return done.outcome === 'answer' ? done.answer : null;
}

function previewOf(met: AskingOfTexts, { texts, complete }: Finds, spans: readonly (readonly Span[])[]): AutocodePreview {
  let count = 0;
  const items = texts.flatMap(({ sourceId }, at) => {
    const own = spans[at]!.slice(0, MOST - count).map(({ start, end }) => ({ start, end }));
    count += own.length;
    return own.length === 0 ? [] : [{ sourceId, version: met.texts.get(sourceId)!.version, spans: own }];
  });
  const first = items.flatMap(({ sourceId, spans: own }) => own.slice(0, SHOWN).map((span) => ({ sourceId, ...span }))).slice(0, SHOWN);
  const shown = quote(first, (sourceId) => met.texts.get(sourceId)!.text, AROUND).map((segment) => {
    const { title, turns } = met.texts.get(segment.sourceId)!;
    return { ...segment, title, speaker: turns.find((turn) => turn.start <= segment.start && segment.start < turn.end)?.speaker ?? null };
  });
  return { count, complete: complete && count === spans.reduce((sum, own) => sum + own.length, 0), items, shown };
}
