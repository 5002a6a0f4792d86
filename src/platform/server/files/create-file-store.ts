import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Insertable, Selectable } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Database } from '../db/database.ts';
import { troubleOf } from '../trouble.ts';
import { extensionOf, tidyFileName } from './file-name.ts';
import { notSaved, notTaken, unusable, wrongName } from './file-refusals.ts';
import type { FileStore, StoredFile, UploadRule } from './file-store.ts';
import { sniff } from './sniff.ts';
import { takeIn } from './take-in.ts';

interface StoredFileTable {
  district_id: string;
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  content: Buffer;
}

interface FileTables {
  stored_file: StoredFileTable;
}

/** Files in the table `stored_file`. One upload is one row in one statement, so it is there whole or not at all. */
export function createFileStore(db: Database, newId: NewId): FileStore {
  return {
    async put(districtId, name, content, declaredBytes, rule) {
      const looked = await lookAt(name, content, declaredBytes, rule);
      if (!looked.ok) return looked;
      const row = { ...looked.value, district_id: districtId, file_id: newId() };
      try {
        await db.inDistrict<FileTables, unknown>(districtId, (trx) => trx.insertInto('stored_file').values(row).execute());
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === null) throw error;
        return notSaved(row.name, trouble);
      }
      return ok(fileOf(row));
    },

    async read(districtId, fileId) {
      const row = await db.inDistrict<FileTables, Selectable<StoredFileTable> | undefined>(districtId, (trx) =>
        trx.selectFrom('stored_file').selectAll().where('file_id', '=', fileId).executeTakeFirst(),
      );
      return row ? { file: fileOf(row), content: row.content } : null;
    },

    async remove(districtId, fileId) {
      await db.inDistrict<FileTables, unknown>(districtId, (trx) => trx.deleteFrom('stored_file').where('file_id', '=', fileId).execute());
    },
  };
}

type Looked = Omit<Insertable<StoredFileTable>, 'district_id' | 'file_id'>;

/** Takes the bytes in and finds out what they are; whatever breaks the rule is refused with the file's name in the sentence. */
async function lookAt(name: string, content: Readable, declaredBytes: number | null, rule: UploadRule): Promise<Result<Looked>> {
  const shown = tidyFileName(name);
  const taken = await takeIn(shown, content, declaredBytes, rule.maxBytes);
  if (!taken.ok) return taken;
  const bytes = taken.value;
  const found = await sniff(bytes);
  if ('looksLike' in found) return unusable(shown, found);
  if (!rule.kinds.includes(found.kind)) return notTaken(shown, found.kind, rule.kinds);
  if (misleads(name, found.kind)) return wrongName(shown, found.kind);
  return ok({
    name: tidyFileName(name, found.kind),
    media_type: found.mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    content: bytes,
  });
}

const KNOWN = new Set(['docx', 'pdf', 'png', 'jpg', 'webp', 'doc', 'docm', 'gif', 'xlsx', 'pptx', 'txt', 'html', 'svg', 'exe', 'zip']);

// "Report v1.2" has no extension, only a dot; but ".pdf" on a Word document would mislead everyone who downloads it.
function misleads(name: string, kind: string): boolean {
  const extension = extensionOf(name) === 'jpeg' ? 'jpg' : extensionOf(name);
  return KNOWN.has(extension) && extension !== kind;
}

function fileOf(row: Omit<StoredFileTable, 'content' | 'district_id'>): StoredFile {
  return { id: row.file_id, name: row.name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256 };
}
