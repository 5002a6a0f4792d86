import { idsIn } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { ImportOutcome, ImportPath, ImportPreview, ImportQuery, ImportList, ImportReport, PreviewQuery, RememberedMap, RememberedMaps, SignatureQuery, type ImportLine } from '../model/import-wire.ts';
import { StudyPath } from '../model/study-wire.ts';
import { takeUpload } from './import-upload.ts';
import { importFile } from './import-file.ts';
import { askedColumns } from './import-asks.ts';
import { forgetMap, importsOf, linesOf, mapsOf, rememberMap, type StoredLine } from './import-store.ts';
import type { ImportHooks } from './importing.ts';
import { inStudy, type InStudy } from './permit.ts';
import { mapOnWire, previewFile } from './preview.ts';
import { readBeside } from './read-files.ts';
import { checkCases } from './source-change.ts';
import { sourcesByIds } from './source-store.ts';
import { sourceLines } from './source-views.ts';
import { namesOf } from './study-views.ts';
import type { Trx } from './tables.ts';

const TAG = 'Sources';
const NO_IMPORT = refuse('not-found', 'no-import', 'There is no such import in this study.', { mend: 'Choose one on the page of imports.' });

/** Bringing files in, looking at one before it comes in, the reports of imports, and the column maps that a study remembers. */
export function importRoutes(api: Api<Actor>, parts: Parts, hooks: ImportHooks): void {
  const { db, newId } = parts;
  const within = inStudy(db);

  api.route({ method: 'put', path: '/api/studies/{studyId}/files', tag: TAG, summary: 'Bring one file in: the body is the file itself', access: 'signed-in', params: StudyPath, query: ImportQuery, answer: ImportOutcome }, async ({ c, actor, params, query }) => {
    const caseIds = idsIn(query.caseIds ?? '');
    const may = await within({ actor, ...params, action: 'study.code' }, (trx) => checkCases(trx, params.studyId, caseIds));
    if (!may.ok) return may;
    const columns = askedColumns(query);
    if (!columns.ok) return columns;
    const bytes = await takeUpload(c, query.path);
    if (!bytes.ok) return bytes;
    const importId = query.importId ?? newId();
    const { path, type, datedOn, replace } = query;
    const file = { districtId: actor.districtId, ...params, by: actor.personId, path, bytes: bytes.value, type, datedOn, importId, caseIds, ...columns.value, ...(replace ? { replace } : {}) };
    const done = await importFile(parts, file, readBeside, columns.value.codings ? hooks : withoutTags(hooks));
    if (!done.ok) return done;
    const { sourceIds, notes, sameNameAs, ...figures } = done.value;
    const sources = await db.inDistrict(actor.districtId, async (trx: Trx) => sourceLines(trx, await sourcesByIds(trx, params.studyId, sourceIds)));
    return ok({ ...figures, importId, sources, notes: [...notes], sameNameAs: [...sameNameAs] });
  });

  api.route({ method: 'put', path: '/api/studies/{studyId}/file-previews', tag: TAG, summary: 'What would come of a file; nothing is kept. The body is the file itself', access: 'signed-in', params: StudyPath, query: PreviewQuery, answer: ImportPreview }, async ({ c, actor, params, query }) => {
    const may = await within({ actor, ...params, action: 'study.code' }, async () => ok(true));
    if (!may.ok) return may;
    const columns = askedColumns(query);
    if (!columns.ok) return columns;
    const bytes = await takeUpload(c, query.path);
    return bytes.ok ? ok(await previewFile(db, { districtId: actor.districtId, ...params, path: query.path, bytes: bytes.value, ...columns.value })) : bytes;
  });

  api.route({ method: 'get', path: '/api/studies/{studyId}/imports', tag: TAG, summary: 'Every import of a study, the newest first', access: 'signed-in', params: StudyPath, answer: ImportList }, ({ actor, params }) =>
    within({ actor, ...params, action: 'study.read' }, async (trx) => {
      const rows = await importsOf(trx, params.studyId);
      const person = await namesOf(trx, rows.map((row) => row.by_person));
      return ok({ imports: rows.map((row) => ({ importId: row.import_id, startedAt: row.started_at.getTime(), by: person(row.by_person), files: row.files, refused: row.refused, rows: row.rows })) });
    }),
  );

  api.route({ method: 'get', path: '/api/studies/{studyId}/imports/{importId}', tag: TAG, summary: 'The report of one import, file by file', access: 'signed-in', params: ImportPath, answer: ImportReport }, ({ actor, params }) =>
    within({ actor, studyId: params.studyId, action: 'study.read' }, async (trx) => {
      const lines = await linesOf(trx, params.studyId, params.importId);
      return lines.length > 0 ? ok({ importId: params.importId, files: lines.map(lineView) }) : NO_IMPORT;
    }),
  );
  mapRoutes(api, parts, within);
}

function mapRoutes(api: Api<Actor>, { clock }: Parts, within: InStudy): void {
  const common = { path: '/api/studies/{studyId}/column-maps', tag: TAG, access: 'signed-in', params: StudyPath, answer: RememberedMaps } as const;
  const listed = async (trx: Trx, studyId: string) => ok({ maps: (await mapsOf(trx, studyId)).map((row) => ({ signature: row.signature, headings: [...row.headings], map: mapOnWire(row.map), keptAt: row.kept_at.getTime() })) });

  api.route({ method: 'get', summary: 'What this study remembers about columns of tables', ...common }, ({ actor, params }) => within({ actor, ...params, action: 'study.read' }, (trx) => listed(trx, params.studyId)));

  api.route({ method: 'put', summary: 'Remember what the columns under a heading mean', ...common, body: RememberedMap }, ({ actor, params, body }) =>
    within({ actor, ...params, action: 'study.code' }, async (trx) => {
      await rememberMap(trx, { districtId: actor.districtId, ...params, ...body, now: clock.now() });
      return listed(trx, params.studyId);
    }),
  );

  api.route({ method: 'delete', summary: 'Forget what the columns under a heading mean', ...common, query: SignatureQuery }, ({ actor, params, query }) =>
    within({ actor, ...params, action: 'study.code' }, async (trx) => {
      await forgetMap(trx, params.studyId, query.signature);
      return listed(trx, params.studyId);
    }),
  );
}

/** Codes that nobody asked for are left in the file. */
function withoutTags({ revised }: ImportHooks): ImportHooks {
  return revised ? { revised } : {};
}

function lineView(row: StoredLine): ImportLine {
  return { folder: row.folder, file: row.file, status: row.status, message: row.message, sourceIds: [...row.source_ids], rows: row.rows, codings: row.codings, notes: [...row.notes], at: row.at.getTime() };
}
