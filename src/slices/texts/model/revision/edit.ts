/**
 * One change of a text: at code point `at` of the OLD text, `removed` code points give way to `inserted` new ones. The edits of a
 * revision are in order, do not touch each other, and all count in the old text.
 */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}
