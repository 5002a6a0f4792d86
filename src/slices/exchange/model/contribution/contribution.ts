import { z } from 'zod';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { INFERENCES, MEMO_KINDS } from '../../../coding/model/study/entities.ts';

const Id = z.uuid();
const Place = z.number().int().min(0);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Words of a code: one that came from another program may have far longer ones than people may type. */
const Words = z.string().max(1_000_000);
const Valence = z.enum(['positive', 'negative']).nullable();

/** A code as the coder had it before them; whole, so that one made far from the server can come along. */
export const ContributedCode = z.object({
  codeId: Id,
  parentId: Id.nullable(),
  name: z.string().min(1).max(200),
  path: Words,
  definition: Words,
  useWhen: Words,
  notWhen: Words,
  examples: z.array(Words).max(10_000),
  inference: z.enum(INFERENCES),
  reason: z.string().max(2000),
  colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  valence: Valence,
  version: z.number().int().min(1),
});
/** See {@link ContributedCode}. */
export type ContributedCode = z.infer<typeof ContributedCode>;

/** One coding: `code` is a place in `book.codes`; `quote` is the coded text, by which its place is proven. */
export const ContributedCoding = z.object({ codingId: Id, code: z.number().int().min(0), start: Place, end: Place, valence: Valence, at: z.number().int(), quote: z.string().max(1_000_000) });
/** See {@link ContributedCoding}. */
export type ContributedCoding = z.infer<typeof ContributedCoding>;

/** A source with what the coder did in it; `sha256` is that of the text in UTF-8 that the offsets count in. */
export const ContributedSource = z.object({ sourceId: Id, title: z.string(), version: z.number().int().min(1), sha256: Sha256, length: Place, codings: z.array(ContributedCoding).max(1_000_000) });
/** See {@link ContributedSource}. */
export type ContributedSource = z.infer<typeof ContributedSource>;

/**
 * One coder's work in one round, for a team without a common server: with the hashes of texts and codebook that it was done on, so
 * that it is merged where it belongs and nowhere else. Only the coder's own codings and shared memos are in it.
 */
export const Contribution = z.object({
  format: z.literal('jointwork-contribution'),
  v: z.literal(1),
  madeAt: z.number().int(),
  study: z.object({ studyId: Id, title: z.string() }),
  round: z.object({ roundId: Id, number: z.number().int(), name: z.string() }),
  coder: z.object({ coderId: Id, name: z.string() }),
  book: z.object({ version: z.number().int(), sha256: Sha256, codes: z.array(ContributedCode).max(10_000) }),
  sources: z.array(ContributedSource).max(20_000),
  memos: z.array(z.object({ memoId: Id, kind: z.enum(MEMO_KINDS), sourceId: Id.nullable(), codeId: Id.nullable(), codingId: Id.nullable(), start: Place.nullable(), end: Place.nullable(), text: z.string().max(20_000), at: z.number().int() })).max(100_000),
});
/** See {@link Contribution}. */
export type Contribution = z.infer<typeof Contribution>;

/** The file: the contribution and the SHA-256 of its JSON, so that a damaged or edited file is noticed. */
export const ContributionFile = z.object({ sha256: Sha256, contribution: z.unknown() });

/** The text of a contribution file; `sha256` hashes UTF-8 to lower-case hex. The same contribution gives the same text. */
export function contributionText(contribution: Contribution, sha256: (text: string) => string): string {
  const body = JSON.stringify(contribution);
  return `{"sha256":"${sha256(body)}","contribution":${body}}\n`;
}

/** Reads a contribution file; refused with a sentence when it is not one, was damaged, or comes from a newer Jointwork. */
export function readContribution(text: string, sha256: (text: string) => string): Result<Contribution> {
  const parsed = jsonOf(text);
  const file = ContributionFile.safeParse(parsed);
  if (!file.success) return refuse('invalid', 'not-a-contribution', 'This is not a contribution file, so nothing was merged.', { mend: 'Ask the coder for the file that “Save my round as a file” gave, and choose that one.' });
  const { contribution: body } = file.data;
  if (isNewer(body)) return refuse('invalid', 'newer-contribution', 'This file was made by a newer Jointwork, so nothing was merged.', { mend: 'Bring this server up to date and try again.' });
  if (sha256(JSON.stringify(body)) !== file.data.sha256) return refuse('invalid', 'damaged-contribution', 'This file was changed or damaged after it was saved, so nothing was merged.', { mend: 'Ask the coder to save and send it again, as a file and not as text in a mail.' });
  const contribution = Contribution.safeParse(body);
  if (!contribution.success) {
    const [fault] = contribution.error.issues;
    return refuse('invalid', 'faulty-contribution', `This contribution cannot be read at ${fault!.path.join('.')}: ${fault!.message} Nothing was merged.`, { mend: 'Ask the coder to save it again.' });
  }
  const faulty = contribution.data.sources.find(({ length, codings }) => codings.some((coding) => coding.start >= coding.end || coding.end > length || coding.code >= contribution.data.book.codes.length));
  if (faulty) return refuse('invalid', 'faulty-contribution', `The contribution has a coding outside of “${faulty.title}”. Nothing was merged.`, { mend: 'Ask the coder to save it again.' });
  return ok(contribution.data);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isNewer(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'format' in body && body.format === 'jointwork-contribution' && 'v' in body && typeof body.v === 'number' && body.v > 1;
}
