import type { Transaction } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import type { ReadFile } from '../model/reading/read-file.ts';
import type { SourceText } from '../model/source-text.ts';
import { packStructure } from '../model/structure.ts';
import { fileAttributes } from './import-attributes.ts';
import { knownFile, type ArrivedSource, type FileToImport, type ImportedFile, type ImportHooks } from './importing.ts';
import { storeRevision } from './revision.ts';
import { addSources, addToCases, changeSource, findSource, newSource, sourcesOfBytes, sourcesOfName, type StoredSource } from './source-store.ts';
import { storableSource } from './storable-source.ts';
import { countTexts, findStudy } from './study-store.ts';
import type { Trx } from './tables.ts';
import { addVersions, findVersion, versionRow } from './version-store.ts';

interface ReadToKeep {
  readonly file: FileToImport;
  readonly fileHash: string;
  readonly place: { readonly folder: string; readonly file: string };
  readonly found: readonly ReadFile[];
  readonly now: number;
  readonly newId: NewId;
  readonly hooks: ImportHooks;
}

const NO_SOURCE = refuse('not-found', 'no-source', 'The source that this file should be the next version of is not in the study. Nothing was kept.', { mend: 'Load the list of sources again and choose it there.' });

/** Keeps what was read from a file: its sources with text and structure, the cases they belong to, and the codes they carry. */
export async function keepRead(trx: Trx, keep: ReadToKeep): Promise<Result<ImportedFile>> {
  const { file, fileHash, place, now, hooks } = keep;
  // Files of one study come one after the other: the same file sent twice at once is seen here by the second.
  if (!(await findStudy(trx, file.studyId, { lock: true }))) return NO_SOURCE;
  const here = await sourcesOfBytes(trx, file.studyId, fileHash);
  if (file.replace === undefined && here.length > 0) return ok(knownFile(here));
  const found = keep.found.map((one) => ({ ...one, text: storableSource(one.text), title: storableText(one.title.trim().slice(0, 300)).trim() || place.file }));
  const replaced = here.find((source) => source.source_id === file.replace);
  if (replaced && (await saysTheSame(trx, replaced, found))) return ok(knownFile([replaced]));
  const notes = [...new Set(found.flatMap((one) => one.notes))].map(storableText);
  const done = file.replace === undefined ? await keepNew(trx, keep, found) : await keepNext(trx, keep, file.replace, found);
  if (!done.ok) return done;
  const { arrived, sameNameAs, moreNotes } = done.value;
  await countTexts(trx, file.studyId);
  // The codes of a replaced text have moved with it; taking them once more would double them.
  const carried = arrived.filter((source) => source.tags.length > 0 && source.version === 1);
  const codings = hooks.keepTags && carried.length > 0 ? await hooks.keepTags(trx as unknown as Transaction<unknown>, { districtId: file.districtId, studyId: file.studyId, by: file.by, now, sources: carried }) : 0;
  const status = file.replace !== undefined ? 'replaced' : sameNameAs.length > 0 ? 'changed' : 'imported';
  return ok({ status, sourceIds: arrived.map((source) => source.sourceId), rows: found.reduce((sum, one) => sum + one.rows, 0), codings, notes: [...notes, ...moreNotes], sameNameAs });
}

/** Whether a source still is what its file says: then the file that shall replace it was sent twice. */
async function saysTheSame(trx: Trx, source: StoredSource, found: readonly Found[]): Promise<boolean> {
  const newest = await findVersion(trx, source.source_id, source.version);
  return found.length === 1 && newest?.text === found[0]!.text.text && newest.structure === packStructure(found[0]!.text);
}

interface Kept {
  readonly arrived: readonly ArrivedSource[];
  readonly sameNameAs: readonly string[];
  readonly moreNotes: readonly string[];
}
type Found = Omit<ReadFile, 'text'> & { readonly text: SourceText };

async function keepNew(trx: Trx, { file, fileHash, place, now, newId }: ReadToKeep, found: readonly Found[]): Promise<Result<Kept>> {
  const { districtId, studyId } = file;
  const namesakes = await sourcesOfName(trx, studyId, place.folder, place.file);
  const { values, notes } = await fileAttributes(trx, { districtId, studyId, now, newId }, place, found);
  const arrived = found.map((one): ArrivedSource => ({ sourceId: newId(), version: 1, title: one.title, text: one.text, tags: one.tags }));
  const versions = arrived.map((source) => versionRow(districtId, source.sourceId, 1, source.text, { by: file.by, at: now, why: '' }));
  const common = { district_id: districtId, study_id: studyId, type: file.type, ...place, file_hash: fileHash, added_at: new Date(now) };
  await addSources(trx, arrived.map(({ sourceId, title, text }, at) => newSource({ ...common, source_id: sourceId, title, dated_on: found[at]!.date ?? file.datedOn, attributes: JSON.stringify(values[at]), part_of_file: at, length: versions[at]!.length, turns: text.turns.length })));
  await addVersions(trx, versions);
  await addToCases(trx, districtId, arrived.map((source) => source.sourceId), file.caseIds ?? []);
  const same = namesakes.length > 0 ? [`A file of this name was here before with other contents; both are kept. To make this one the next version of the older source, bring it again and choose “replace”.`] : [];
  return ok({ arrived, sameNameAs: namesakes.map((source) => source.source_id), moreNotes: [...notes, ...same] });
}

/** Keeps the one text of a file as the next version of a source that is there. */
async function keepNext(trx: Trx, { file, fileHash, place, now, hooks }: ReadToKeep, sourceId: string, found: readonly Found[]): Promise<Result<Kept>> {
  const source = await findSource(trx, file.studyId, sourceId, { lock: true });
  if (!source || source.removed_at !== null) return NO_SOURCE;
  const [one, ...more] = found;
  if (!one || more.length > 0) return refuse('invalid', 'several-texts', `“${place.file}” holds ${found.length} texts, and a source has one. Nothing was changed.`, { mend: 'Bring it as new sources instead.' });
  const stored = await storeRevision(trx, { sourceId, expectedVersion: source.version, newText: one.text.text, structure: one.text, by: file.by, at: now, why: `From the file ${place.file}` }, hooks);
  if (!stored.ok) return stored;
  const changed = (await findSource(trx, file.studyId, sourceId))!;
  await changeSource(trx, changed, { file_hash: fileHash, ...place });
  return ok({ arrived: [{ sourceId, version: stored.value.version, title: source.title, text: one.text, tags: one.tags }], sameNameAs: [], moreNotes: [] });
}
