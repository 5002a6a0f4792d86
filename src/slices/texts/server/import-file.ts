import { createHash } from 'node:crypto';
import { ok, type Refusal, type Result } from '../../../kernel/result.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { fileToRead } from './import-asks.ts';
import { keepRead } from './import-keep.ts';
import { rememberedMaps, writeLine, type NewLine } from './import-store.ts';
import { knownFile, type FileToImport, type ImportedFile, type ImportHooks, type ReadSources } from './importing.ts';
import { splitPath } from './path-parts.ts';
import { sourcesOfBytes } from './source-store.ts';
import type { TextTables, Trx } from './tables.ts';

/**
 * Brings one file into a study: read whole, then kept in one transaction with its codes, or refused and nothing kept but the
 * line in the report. Bytes that are here already change nothing, also when they come twice at once. The HTTP route and the
 * command line both come by here; who may has been decided before.
 */
export async function importFile({ db, clock, newId }: Pick<Parts, 'db' | 'clock' | 'newId'>, file: FileToImport, read: ReadSources, hooks: ImportHooks = {}): Promise<Result<ImportedFile>> {
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  const place = splitPath(file.path);
  const within = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => db.inDistrict<TextTables, T>(file.districtId, work);
  const report = (trx: Trx, line: Pick<NewLine, 'status' | 'sourceIds' | 'rows' | 'codings' | 'notes'>, message = '') =>
    writeLine(trx, { ...line, message, ...place, lineId: newId(), districtId: file.districtId, studyId: file.studyId, importId: file.importId, by: file.by, at: clock.now() });

  const before = await within(async (trx) => {
    const here = await sourcesOfBytes(trx, file.studyId, fileHash);
    const known = file.replace === undefined && here.length > 0 ? knownFile(here) : null;
    if (known) await report(trx, known);
    return { known, remembered: await rememberedMaps(trx, file.studyId) };
  });
  if (before.known) return ok(before.known);

  const found = await read(fileToRead(file, place.file, before.remembered));
  const kept = found.ok ? await within(async (trx): Promise<Result<ImportedFile>> => {
    const done = await keepRead(trx, { file, fileHash, place, found: found.value, now: clock.now(), newId, hooks });
    if (done.ok) await report(trx, done.value);
    return done;
  }) : found;
  if (!kept.ok) await within((trx) => report(trx, { status: 'refused', sourceIds: [], rows: 0, codings: 0, notes: [] }, inOneLine(kept.error)));
  return kept;
}

/** A refusal for the report; what it quotes of the file may be what no database keeps. */
function inOneLine({ message, mend }: Refusal): string {
  return storableText(mend ? `${message} ${mend}` : message);
}
