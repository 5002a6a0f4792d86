import { textEdits } from '../../../texts/model/revision/text-edits.ts';
import type { ImportHooks } from '../../../texts/server/index.ts';
import { appendAnyway } from '../append-in.ts';
import { tagKeeper } from './import-carried-tags.ts';
import { madeId } from './made-id.ts';

/**
 * What coding does in the very transaction in which an import keeps a file: the codes that the file carried become codings by the
 * coder `imported`, and where a text got a next version, everything anchored in it moves along. One for each process.
 */
export function studyImportHooks(): Required<ImportHooks> {
  return {
    keepTags: tagKeeper(),
    async revised(trx, { districtId, studyId, sourceId, by, at, from, to }) {
      const act = madeId('revised', sourceId, to.version);
      const edits = textEdits(from.text, to.text);
      await appendAnyway(trx, { districtId, studyId, commandId: act, by, at, events: [{ type: 'TextRevised', v: 1, act, by, at, sourceId, fromVersion: from.version, toVersion: to.version, edits, back: [] }] });
    },
  };
}
