import { ok, type Result } from '../../../../kernel/result.ts';
import { NONE, type Draft } from './drafts.ts';
import { newFindings, type Loss, type Problem } from './findings.ts';
import { CODEBOOK_RULE } from './grammar.ts';
import type { Code, Codebook } from './project.ts';
import { readElements } from './read-elements.ts';

/** How to read a codebook. */
export interface CodebookOptions {
  /** Takes away the one heading “Nodes” in which NVivo wraps all codes. */
  readonly unwrapNodes?: boolean;
}

/** A codebook as it was read. */
export interface CodebookRead {
  readonly codebook: Codebook;
  readonly origin: string;
  readonly problems: readonly Problem[];
  readonly losses: readonly Loss[];
}

/** Reads a REFI-QDA codebook (.qdc), whose text is already decoded, from whatever program and of whatever draft of the standard. */
export function readCodebook(text: string, options: CodebookOptions = {}): Result<CodebookRead> {
  const findings = newFindings();
  const draft: Draft = { origin: undefined, codes: NONE, sets: NONE };
  const read = readElements(text, CODEBOOK_RULE, draft, findings, (codebook, [origin]) => {
    codebook['origin'] = origin;
  });
  if (!read.ok) return { ok: false, error: { ...read.error, message: `The codebook cannot be read. ${read.error.message}` } };
  if (/<Sets\s*(?:\/>|>\s*<\/Sets>)/.test(text)) findings.problem('empty sets', text.search(/<Sets/), '<Sets> is empty, which the schema does not allow.', 'Nothing needs to be done; other programs may refuse the file.');
  if ((draft['codes'] as readonly Code[]).length === 0) findings.problem('no codes', 0, 'The codebook has no code in it.', 'Export it again with its codes.');
  const codebook = draft as unknown as Codebook;
  const isWrapped = options.unwrapNodes === true && codebook.codes.length === 1 && codebook.codes[0]!.name === 'Nodes' && !codebook.codes[0]!.isCodable;
  const unwrapped = isWrapped ? { ...codebook, codes: codebook.codes[0]!.codes } : codebook;
  return ok({ codebook: unwrapped, origin: codebook.origin ?? '', ...findings.tell('the codebook', text) });
}
