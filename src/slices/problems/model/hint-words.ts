import type { Kind } from './content.ts';

/** Words that show a leader at work, or a role that could act. A whole staff ("teachers", "we") is nobody in particular. */
export const ACTORS =
  /\bI\b|\b(?:me|my|myself|principals?|vice[- ]principal|assistant principal|leads?|coach(?:es)?|specialists?|counsel(?:l)?ors?|secretary|secretaries|clerk|librarian|psychologist|social worker|dean|custodian|committee|mentors?|(?:grade[- ]level|leadership|data|language|school site|department|planning|lesson[- ]study) (?:teams?|councils?|groups?|meetings?)|ILT|GLT|PLC|SST|AP|APs|team)\b/;

/** Words that look like an actor and leave everyone free to think of someone else. */
export const NOBODY = /\b(?:we|us|leadership|the school|staff|everyone|everybody|people|they|one)\b/i;

/** What a leader does for other people's teaching. */
export const LEADING =
  /\b(?:support|help|coach|lead|model|structure|schedule|protect|organi[sz]e|convene|facilitate|follow up|give (?:\w+ )?feedback|set (?:up|aside)|make (?:time|room)|build|shift|manage|develop (?:a|an|the|our|my)|create (?:a|an|the|our|my)|visit|observe|sit (?:in|down)|meet with|plan with)\w*\b/i;

export const TEACHERS = /\b(?:teachers?|teaching staff|faculty|instructors?)\b/i;

/** A person in the singular, and what is said of moods and single incidents: together they make a very small problem. */
export const ONE_PERSON = /\b(?:an?|one|the|this|that|my)\s+(?:[\p{L}-]+\s+){0,2}(?:wom[ae]n|man|lady|parent|mother|father|person|colleague|teacher|aide|student|secretary|custodian|employee|member)\b/iu;
export const MOOD = /\b(?:angry|anger|upset|rude|annoy(?:ed|ing)|complain(?:s|ed|ing|t)?|gossip\w*|attitude|mad|moody|unhappy|grumpy|late again|argu(?:es|ed|ing|ment)|offended|hurt feelings)\b/i;

export const TEACHING = /\b(?:teach|taught|learn|instruct|lesson|class|curricul|task|assess|read|writ|math|literacy|science|language|question|discuss|feedback|student work|standard)/i;

/** Terms that sound agreed and mean something else to everyone, each with what is usually left open. */
export const LOOSE_TERMS: readonly { readonly term: RegExp; readonly open: string }[] = [
  { term: /\bmeaningful(?:ly)?\b/i, open: 'meaningful to whom, and how you would notice' },
  { term: /\bengag(?:ing|ement|ed)\b/i, open: 'whether it means busy, interested or thinking hard' },
  { term: /\brigo(?:u)?r(?:ous)?\b/i, open: 'what students would be doing that they do not do now' },
  { term: /\beffective(?:ly|ness)?\b/i, open: 'which effect, on whom' },
  { term: /\b(?:high[- ]quality|quality instruction)\b/i, open: 'what one would see in a good one' },
  { term: /\bbest practices?\b/i, open: 'which practice, in which lesson' },
  { term: /\bhigh levels? of (?:learning|achievement)\b/i, open: 'which work of which students would show it' },
  { term: /\bacademic (?:conversations?|language|discourse)\b/i, open: 'what students say to each other when it happens' },
  { term: /\bdifferentiat(?:e|ed|es|ing|ion)\b/i, open: 'what is different, for which students' },
  { term: /\bstudent[- ]cent(?:e)?red\b/i, open: 'what students decide or do' },
  { term: /\b(?:school )?culture\b/i, open: 'which habits make it up' },
  { term: /\bclimate\b/i, open: 'whose experience of which moments' },
  { term: /\bbuy[- ]in\b/i, open: 'what people would do once they had it' },
  { term: /\baccountab(?:le|ility)\b/i, open: 'who answers to whom, for what' },
  { term: /\bdata[- ]driven\b/i, open: 'which data lead to which decision' },
  { term: /\b(?:achievement|opportunity) gap\b/i, open: 'between which students, in which work' },
  { term: /\bdiverse (?:students|learners|needs)\b/i, open: 'which students, and what they need' },
  { term: /\burgency\b/i, open: 'what would happen sooner' },
];

/** What one says around a term when one says what it means. */
export const DEFINES = /\b(?:by\b[^.?!]{0,60}\bmeans?|means?|meaning|looks? like|sounds? like|that is|in other words|for us this is|we mean|I mean|defined as)\b/i;

/** Words by which a problem sounds like one kind or another; a first guess to think about, never a verdict. */
export const KIND_WORDS: Record<Kind, RegExp> = {
  instructional: /\b(?:instruction\w*|teaching|lessons?|literacy|reading|writing|writers?|math\w*|science|curricul\w*|standards?|CCSS|classrooms?|workshop model|student work|tasks?|rigor|academic)\b/i,
  managerial: /\b(?:manag(?:e|er|ing|ement)|secretary|personnel|staffing|hiring|evaluation|conflict|liaison|complain\w*|angry|conduct|discipline|evaluate|delegat\w*|substitutes?)\b/i,
  operational: /\b(?:tard(?:y|iness)|attendance|bus(?:es)?|lunch|recess|dismissal|arrival|supplies|logistics|business|building|facilit(?:y|ies)|safety|budget|enrol\w*|calendar|forms|paperwork|yard)\b/i,
};
