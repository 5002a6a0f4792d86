import { headingKey } from './column-map.ts';

/** The parts that a column can play and that its heading can name. */
export type NamedPart = 'text' | 'speaker' | 'start' | 'end' | 'turn' | 'date' | 'title' | 'tag';

/** Headings as the tools of the field write them, compared as in `headingKey`; the best words of a part come first. */
const WORDS: Readonly<Record<NamedPart, string>> = {
  text: `sentence utterance text transcript transcription content contents words speech said what_was_said talk spoken turn_text message body dialogue
    dialog caption subtitle segment excerpt quote response answer line_text verbatim comment comments note notes`,
  speaker: 'speaker speaker_name speakers who name person participant participant_name voice speaker_id display_name user username author role said_by',
  start: `time_stamp timestamp start start_time starttime_sec start_ms begin begin_time onset time_code timecode tc time time_in in from video_length
    clock start_sec start_seconds starts`,
  end: 'end end_time finish stop stop_time offset time_out out until to end_ms end_sec end_seconds ends',
  turn: 'turn turn_number turn_no turn_id turn_num line line_number line_no row row_number no nr number num id index idx sequence seq order utterance_id cue',
  date: 'date day session_date meeting_date interview_date lesson_date recorded recorded_on recording_date datum fecha',
  title: 'title source source_title document document_name file file_name filename transcript_id transcript_name session session_id interview interview_id meeting meeting_id video video_id lesson recording',
  tag: 'tag tags code codes label labels category categories theme themes coding codings annotation annotations',
};

const BY_KEY = new Map<string, { readonly part: NamedPart; readonly rank: number }>();
for (const [part, words] of Object.entries(WORDS) as [NamedPart, string][]) {
  words.split(/\s+/).forEach((word, rank) => BY_KEY.set(headingKey(word), { part, rank }));
}

/** Endings that make a heading one of codes, with something before it that says whose (`Teacher Tag`, `Move code`). */
const TAG_ENDING = /(?:tag|tags|code|codes|label|coding)\d*$/;

/** What a heading says of its column, and how plainly (0 is plainest); null where it says nothing. */
export function namedPart(heading: string): { readonly part: NamedPart; readonly rank: number } | null {
  const key = headingKey(heading);
  const named = BY_KEY.get(key);
  if (named) return named;
  return TAG_ENDING.test(key) && !/(?:time|zip|post)codes?$/.test(key) ? { part: 'tag', rank: 5 } : null;
}
