import type { Readable } from 'node:stream';
import type { Result } from '../../../kernel/result.ts';

/** A stored file: its own id, what it is by its bytes (not by its name), and its exact size. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a caller will take. `kinds` are the short names a person knows: 'docx', 'pdf', 'png', 'jpg'. */
export interface UploadRule {
  readonly maxBytes: number;
  readonly kinds: readonly string[];
}

/**
 * Files people bring, kept by district in the database, so that they share its backup, its transaction and its walls.
 * An upload is streamed, counted and sniffed as it comes; what breaks the rule is refused with a sentence and leaves nothing.
 */
export interface FileStore {
  put(districtId: string, name: string, content: Readable, declaredBytes: number | null, rule: UploadRule): Promise<Result<StoredFile>>;
  read(districtId: string, fileId: string): Promise<{ file: StoredFile; content: Uint8Array } | null>;
  remove(districtId: string, fileId: string): Promise<void>;
}
