import type { Code, Inference, Provenance, Valence } from '../../model/study/entities.ts';

/** A code as it stands in its form. */
export interface CodeDraft {
  readonly name: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly notWhen: string;
  readonly examples: readonly string[];
  readonly inference: Inference;
  readonly from: Provenance['kind'];
  readonly fromWords: string;
  readonly colour: string;
  readonly valence: Valence | null;
  readonly codable: boolean;
}

/** An empty form in a colour; a lead begins with a framework, others with the text. */
export function freshDraft(colour: string, from: Provenance['kind']): CodeDraft {
  return { name: '', definition: '', useWhen: '', notWhen: '', examples: [], inference: 'low', from, fromWords: '', colour, valence: null, codable: true };
}

/** The form of a code that is there. */
export function draftFrom({ name, definition, useWhen, notWhen, examples, inference, provenance, colour, valence, codable }: Code): CodeDraft {
  const fromWords = provenance.kind === 'framework' ? provenance.framework : provenance.kind === 'inductive' ? provenance.reason : provenance.origin;
  return { name, definition, useWhen, notWhen, examples, inference, from: provenance.kind, fromWords, colour, valence, codable };
}

/** The fields of a code that a form says; `was` keeps where an inductive code came from in the text. */
export function fieldsOf({ from, fromWords, examples, name, ...rest }: CodeDraft, was: Provenance | null = null): Omit<CodeDraft, 'from' | 'fromWords' | 'examples'> & { readonly provenance: Provenance; readonly examples: string[] } {
  const words = fromWords.trim();
  const provenance: Provenance = from === 'framework' ? { kind: from, framework: words } : from === 'inductive' ? { kind: from, reason: words, from: was?.kind === 'inductive' ? was.from : null } : { kind: from, origin: words };
  return { ...rest, name: name.trim(), examples: examples.map((example) => example.trim()).filter((example) => example !== ''), provenance };
}

/** Only what the form changed, so that what others changed meanwhile in other fields stays; null when nothing was. */
export function changesIn(code: Code, draft: CodeDraft): Partial<ReturnType<typeof fieldsOf>> | null {
  const now = fieldsOf(draft, code.provenance);
  const before = fieldsOf(draftFrom(code), code.provenance);
  const changed = Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before])));
  return Object.keys(changed).length === 0 ? null : changed;
}
