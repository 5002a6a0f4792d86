import { TEXT_FIELDS, type Field, type Kind, type ProblemContent, type TextField } from './content.ts';
import { ACTORS, DEFINES, KIND_WORDS, LEADING, LOOSE_TERMS, MOOD, NOBODY, ONE_PERSON, TEACHERS, TEACHING } from './hint-words.ts';

export type HintRule =
  | 'asks-only-for-information'
  | 'names-no-actor'
  | 'teachers-only'
  | 'undefined-term'
  | 'relevance-missing'
  | 'low-leverage'
  | 'leadership-missing'
  | 'kind-beside'
  | 'document-missing';

/** Food for thought beside a field: never a condition, never kept, never shown to anyone as a judgement. */
export interface Hint {
  /** Stable while the words it is about stand, so that a person can set it aside. */
  readonly id: string;
  readonly rule: HintRule;
  readonly field: Field | 'documents';
  /** Where in the field's text (UTF-16 units, end exclusive); null when it is about the whole field. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly excerpt: string;
  readonly why: string;
  readonly question: string;
}

/** More than this on one page would be noise; the first of each rule come first. */
const MOST_TERMS = 3;

/**
 * Reads a draft as a friendly colleague would and says what one might ask: does it only ask for information, does anyone
 * act, is it about teachers only, which terms does everyone understand differently, why does it matter (after Jaquith,
 * Aiello & Khachatryan 2015). An empty draft gets no hints.
 */
export function hintsFor(content: ProblemContent, documents: number): Hint[] {
  if (content.statement.trim() === '') return [];
  return [
    ...asksOnlyForInformation(content.statement),
    ...namesNoActor(content),
    ...(['statement', 'leadershipProblem', 'inMyControl'] as const).flatMap((field) => teachersOnly(field, content[field])),
    ...lowLeverage(content.statement),
    ...leadershipMissing(content),
    ...relevanceMissing(content.instruction),
    ...undefinedTerms(content),
    ...kindBeside(content),
    ...(documents === 0 ? [hint('document-missing', 'documents', '', null, 'The conversation is anchored in one or two documents, so that colleagues can look at something and not only hear about it.', 'Which page, piece of student work or table would show a colleague what you see?')] : []),
  ];
}

function hint(rule: HintRule, field: Hint['field'], excerpt: string, span: Hint['span'], why: string, question: string): Hint {
  return { id: `${rule}:${field}:${excerpt.toLowerCase()}`, rule, field, span, excerpt, why, question };
}

interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^.?!\n]+[.?!]*/g)].flatMap((match) => {
    const trimmed = match[0].trim();
    const start = match.index + match[0].indexOf(trimmed);
    return trimmed === '' ? [] : [{ text: trimmed, start, end: start + trimmed.length }];
  });
}

const QUESTION = /^(?:and |but |so )?(?:how|what|which|why|who|whom|whose|where|when|whether|to what (?:extent|degree)|is|are|was|were|do|does|did|has|have|can|could|will|would|should)\b/i;
/** A question about one's own deed: the answer is a plan, not a finding. */
const ASKS_FOR_A_DEED = /\bhow to\b|\bwhat to do\b|\b(?:can|could|might|should|do|would|will|must|shall) I\b/i;
const HOW_MIGHT = /\b(?:how|what) (?:can|could|might|should|do|will|would|must|shall)\b/i;

/** Whether a sentence asks what someone in particular could do. */
function asksForADeed(text: string): boolean {
  return ASKS_FOR_A_DEED.test(text) || (HOW_MIGHT.test(text) && ACTORS.test(text));
}

function asksOnlyForInformation(statement: string): Hint[] {
  const sentences = sentencesOf(statement);
  const onlyAsks = sentences.every(({ text }) => (text.endsWith('?') || QUESTION.test(text)) && !asksForADeed(text) && !LEADING.test(text));
  const [first] = sentences;
  if (!onlyAsks || !first) return [];
  return [hint('asks-only-for-information', 'statement', first.text, { start: first.start, end: first.end }, 'As it stands this could be answered by finding something out. It does not say yet what anyone would do with the answer.', 'If you knew the answer tomorrow, what would you do differently next week?')];
}

function namesNoActor(content: ProblemContent): Hint[] {
  if (content.involved.some(({ who, role }) => who.trim() !== '' && role.trim() !== '')) return [];
  if (ACTORS.test(content.statement) || ACTORS.test(content.leadershipProblem)) return [];
  const vague = NOBODY.exec(content.statement);
  return [hint('names-no-actor', 'statement', vague?.[0] ?? '', vague ? { start: vague.index, end: vague.index + vague[0].length } : null, 'Nobody in particular acts in it yet, so everyone in the room may picture someone else.', 'Who would have to do something, and what would each of them do?')];
}

function teachersOnly(field: TextField, text: string): Hint[] {
  const match = TEACHERS.exec(text);
  if (!match || ACTORS.test(text) || LEADING.test(text) || asksForADeed(text)) return [];
  const why = field === 'leadershipProblem' ? 'This still reads like the teachers’ problem. The leadership problem is what you have to work out so that theirs can change.' : 'It is about what teachers do from moment to moment. That is theirs to change; yours are the conditions, structures and conversations around it.';
  return [hint('teachers-only', field, match[0], { start: match.index, end: match.index + match[0].length }, why, 'What would you set up, protect or say so that this becomes possible for them?')];
}

function lowLeverage(statement: string): Hint[] {
  const mood = MOOD.exec(statement);
  if (!mood || !ONE_PERSON.test(statement)) return [];
  return [hint('low-leverage', 'statement', mood[0], { start: mood.index, end: mood.index + mood[0].length }, 'It seems to be about one person on one occasion. That can weigh heavily and still leave most classrooms as they are.', 'Is there a larger pattern behind it which, if it changed, many students would notice?')];
}

function leadershipMissing({ teacherProblem, leadershipProblem }: ProblemContent): Hint[] {
  const same = (text: string) => text.toLowerCase().replace(/\W+/g, ' ').trim();
  if (teacherProblem.trim() === '' || (leadershipProblem.trim() !== '' && same(teacherProblem) !== same(leadershipProblem))) return [];
  return [hint('leadership-missing', 'leadershipProblem', '', null, 'The teachers’ side is written and the leader’s side is not, or says the same. They are two problems that hang together.', 'If this is hard for teachers, what makes it hard for you to help them with it?')];
}

function relevanceMissing(instruction: string): Hint[] {
  const words = instruction.trim().split(/\s+/).filter(Boolean).length;
  if (words === 0) return [hint('relevance-missing', 'instruction', '', null, 'How it matters for improving instruction is not answered yet. It is the one question asked of every problem.', 'If this were solved, what would be different in a lesson?')];
  if (words >= 4 && TEACHING.test(instruction)) return [];
  return [hint('relevance-missing', 'instruction', instruction.trim(), { start: 0, end: instruction.length }, 'The answer does not reach teaching or learning yet.', 'If this were solved, what would be different in a lesson?')];
}

function undefinedTerms(content: ProblemContent): Hint[] {
  const sentences = TEXT_FIELDS.flatMap((field) => sentencesOf(content[field]));
  const found = LOOSE_TERMS.flatMap(({ term, open }) => {
    if (sentences.some(({ text }) => term.test(text) && DEFINES.test(text))) return [];
    for (const field of ['statement', 'teacherProblem', 'leadershipProblem'] as const) {
      const match = term.exec(content[field]);
      if (match) return [hint('undefined-term', field, match[0], { start: match.index, end: match.index + match[0].length }, `“${match[0]}” sounds agreed and leaves open ${open}.`, 'What would a visitor see or hear if it were there? Say it here in your own words.')];
    }
    return [];
  });
  return found.slice(0, MOST_TERMS);
}

/** The kinds that a text sounds like, by its words; a first guess to think about. */
export function soundsLike(text: string): Kind[] {
  return (Object.keys(KIND_WORDS) as Kind[]).filter((kind) => KIND_WORDS[kind].test(text));
}

function kindBeside({ statement, kinds }: ProblemContent): Hint[] {
  if (kinds.length === 0) return [];
  const others = soundsLike(statement).filter((kind) => !kinds.includes(kind));
  if (!kinds.includes('instructional')) {
    return [hint('kind-beside', 'kinds', '', null, 'Managerial, operational and instructional problems hang together in a school; this one is marked without an instructional part.', 'Which part of it, if any, reaches teaching and learning? Mark that kind too, or say why it is worth the time all the same.')];
  }
  return others.map((kind) => hint('kind-beside', 'kinds', kind, null, `Some of its words sound ${kind} as well. Saying so makes visible how the parts depend on each other.`, `Is there a ${kind} part that has to be solved first, or along with it?`));
}
