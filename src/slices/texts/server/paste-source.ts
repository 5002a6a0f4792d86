import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { PastedSource, SourceLine } from '../model/source-wire.ts';
import { checkCases } from './source-change.ts';
import { addSources, addToCases, findSource, newSource } from './source-store.ts';
import { sourceLines } from './source-views.ts';
import { storableSource } from './storable-source.ts';
import { countTexts } from './study-store.ts';
import type { Trx } from './tables.ts';
import { addVersions, versionRow } from './version-store.ts';

const ID_TAKEN = refuse('conflict', 'source-id-taken', 'This text could not be added under this name. What you pasted is still on your screen.', { mend: 'Load the page again and add it once more.' });

/** Keeps a pasted text as a source; the same sent again is answered as done. The caller holds the study. */
export async function pasteSource(trx: Trx, into: { readonly districtId: string; readonly studyId: string; readonly by: string; readonly now: number }, pasted: PastedSource): Promise<Result<SourceLine>> {
  const { districtId, studyId, by, now } = into;
  const before = await findSource(trx, studyId, pasted.sourceId);
  if (!before) {
    const taken = await trx.selectFrom('text_source').select('source_id').where('source_id', '=', pasted.sourceId).executeTakeFirst();
    if (taken) return ID_TAKEN;
    const cases = await checkCases(trx, studyId, pasted.caseIds);
    if (!cases.ok) return cases;
    const text = storableSource({ text: pasted.text, turns: [], segments: [] });
    const row = versionRow(districtId, pasted.sourceId, 1, text, { by, at: now, why: '' });
    await addSources(trx, [newSource({ district_id: districtId, source_id: pasted.sourceId, study_id: studyId, title: pasted.title, type: pasted.type, dated_on: pasted.datedOn, length: row.length, turns: 0, added_at: new Date(now) })]);
    await addVersions(trx, [row]);
    await addToCases(trx, districtId, [pasted.sourceId], pasted.caseIds);
    await countTexts(trx, studyId);
  }
  const [line] = await sourceLines(trx, [(await findSource(trx, studyId, pasted.sourceId))!]);
  return ok(line!);
}
