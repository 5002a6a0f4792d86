import { storableInPlace } from '../../../kernel/storable-text.ts';
import type { SourceText } from '../model/source-text.ts';

/** A text as the database can keep it, with every offset where it was. Readers of files do so already; texts that people send may still need it. */
export function storableSource(text: SourceText): SourceText {
  return { ...text, text: storableInPlace(text.text) };
}
