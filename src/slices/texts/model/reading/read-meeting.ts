import * as z from 'zod';
import { ok, type Result } from '../../../../kernel/result.ts';
import type { Segment, Turn } from '../source-text.ts';
import { plainDraft, type Draft } from './draft.ts';
import { refuseFile, titleOf } from './file-name.ts';
import type { SourceFile } from './read-file.ts';
import { decoded } from './read-plain.ts';
import { spokenText } from './spoken-text.ts';

const TurnNumber = z.union([z.number(), z.string().regex(/^\s*\d+\s*$/)]).transform(Number).pipe(z.int().min(0));

/** A meeting as the QMSum data set writes it (Zhong et al. 2021): turns, and topics with the numbers of their first and last turns. */
const Meeting = z.object({
  meeting_transcripts: z.array(z.object({ speaker: z.string().nullish(), content: z.string() })).min(1),
  topic_list: z.array(z.object({ topic: z.string(), relevant_text_span: z.array(z.tuple([TurnNumber, TurnNumber])) })).optional(),
  general_query_list: z.array(z.unknown()).optional(),
  specific_query_list: z.array(z.unknown()).optional(),
});

const MEND = 'A meeting in JSON needs “meeting_transcripts”, a list of turns with “speaker” and “content”; any other JSON must be turned into a table or a text first.';

/** The meeting JSON of the QMSum data set: turns with speakers, and each topic of the agenda as segments over exactly its turns. */
export function readMeeting(file: SourceFile): Result<Draft> {
  const { text: json, notes } = decoded(file.bytes);
  const given = parsed(json);
  if (given === undefined) return refuseFile(file.name, 'not-json', 'is no complete JSON: it breaks off or has a mark too many or too few.', 'Export the file again, or look at it in an editor that shows where JSON breaks.');
  const meeting = Meeting.safeParse(given);
  if (!meeting.success) {
    const { path, message } = meeting.error.issues[0]!;
    return refuseFile(file.name, 'not-a-meeting', `is JSON, but no meeting that can be read: ${path.length > 0 ? `at ${path.join(' › ')}: ` : ''}${message}.`, MEND);
  }
  const { meeting_transcripts: said, topic_list: topics = [], general_query_list: general = [], specific_query_list: specific = [] } = meeting.data;
  const spoken = spokenText(said.map(({ speaker, content }) => ({ words: content, speaker: speaker?.trim() ? speaker : null, startMs: null, endMs: null })));
  const agenda = agendaOf(topics, spoken.turns);
  const left = general.length + specific.length;
  const leftNote = left > 0 ? [`${left} questions and summaries that the file has beside the talk were left out.`] : [];
  return ok({ ...plainDraft(titleOf(file.name), spoken.text, [...notes, ...agenda.notes, ...leftNote]), turns: spoken.turns, segments: agenda.segments });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Both numbers of a span count turns from 0, and the last is in it. */
function agendaOf(topics: readonly { readonly topic: string; readonly relevant_text_span: readonly (readonly [number, number])[] }[], turns: readonly Turn[]): { readonly segments: readonly Segment[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const segments = topics.flatMap(({ topic, relevant_text_span: spans }) =>
    spans.flatMap(([first, last]): Segment[] => {
      const [from, to] = [turns[first], turns[last]];
      if (from && to && first <= last) return [{ start: from.start, end: to.end, kind: 'agenda', title: topic.trim() }];
      notes.push(`The topic “${topic.trim()}” names the turns ${first} to ${last}, which the file does not have (it has 0 to ${turns.length - 1}); it was left out.`);
      return [];
    }),
  );
  return { segments, notes };
}
