import { ok, type Result } from '../../../../kernel/result.ts';
import { cueBlocks, type CueBlocks } from './cue-blocks.ts';
import { voicedWords } from './cue-words.ts';
import { plainDraft, type Draft } from './draft.ts';
import { refuseFile, titleOf } from './file-name.ts';
import { knownSpeakers, speakersNote } from './known-speakers.ts';
import type { SourceFile } from './read-file.ts';
import { decoded } from './read-plain.ts';
import { labelReader, type LabelReader } from './label-reader.ts';
import type { SpeakerLabel } from './speaker-label.ts';
import { spokenText, type SpokenPart } from './spoken-text.ts';

/** How many faults are told one by one. */
const TOLD = 20;

/**
 * A WebVTT or SubRip transcript: each cue is a turn (each voice in it, if it has several), cues of one speaker are not joined. Who
 * speaks is what the file says: `<v Name>`, or `Name:` where such names come back; a cue without a name has no speaker.
 */
export function readCues(file: SourceFile, kind: 'vtt' | 'srt'): Result<Draft> {
  const { text, notes } = decoded(file.bytes);
  const blocks = cueBlocks(text, kind === 'vtt');
  if (blocks.cues.length === 0) return refuseFile(file.name, 'no-cues', `is a ${kind} file without a single cue.`, 'Export the transcript again from the program that recorded it.');
  const parts = blocks.cues.flatMap(({ payload, startMs, endMs }) => voicedWords(payload, kind === 'vtt').map(({ voice, words }): SpokenPart => ({ words, speaker: voice, startMs, endMs })));
  const spoken = file.speakers === 'none' ? { parts, notes: [] } : namedParts(parts);
  return ok({ ...plainDraft(titleOf(file.name), '', [...notes, ...spoken.notes, ...notesOf(blocks)]), ...spokenText(spoken.parts) });
}

/** The parts with the names that stand before their words taken out, where these are people who speak. */
function namedParts(parts: readonly SpokenPart[]): { readonly parts: readonly SpokenPart[]; readonly notes: readonly string[] } {
  const read = labelReader();
  const labels = parts.map(({ words, speaker }) => (speaker === null ? labelIn(words, read) : null));
  const speakers = knownSpeakers(labels.filter((label) => label !== null), parts.length);
  if (speakers.size === 0) return { parts, notes: [] };
  const named = parts.map((part, at) => {
    const label = labels[at];
    return label && speakers.has(label.name) ? { ...part, speaker: label.name, words: part.words.slice(label.length) } : part;
  });
  return { parts: named, notes: [speakersNote(speakers)] };
}

/** The label on the first line of some words; a label with nothing behind it is none. */
function labelIn(words: string, read: LabelReader): SpeakerLabel | null {
  const feed = words.indexOf('\n');
  const end = feed < 0 ? words.length : feed;
  const colon = words.indexOf(':');
  const label = read(words, 0, words.length - words.trimStart().length, end, colon < 0 ? words.length : colon);
  return label !== null && label.length < words.length ? label : null;
}

function notesOf({ faults, remarks }: CueBlocks): string[] {
  const notes = faults.slice(0, TOLD);
  if (faults.length > TOLD) notes.push(`${faults.length - TOLD} more cues have faults of these kinds.`);
  if (remarks > 0) notes.push(`${remarks} ${remarks === 1 ? 'block' : 'blocks'} of remarks or styles left out.`);
  return notes;
}
