import { ok, refuse } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import type { LiveStudies } from '../../../coding/server/index.ts';
import { segmentsCsv } from '../../model/segments/segment-table.ts';
import { segmentsHtml } from '../../model/segments/segments-html.ts';
import { SegmentsAsked, SegmentsPath } from '../../model/wire.ts';
import { download } from '../download.ts';
import { openNamed } from '../open-named.ts';
import { segmentRows } from './segment-rows.ts';
import { segmentsDocx } from './segments-docx.ts';
import { segmentsXlsx } from './segments-xlsx.ts';

/** More segments than this nobody reads in one file, and Word would not open it. */
const MOST = 20_000;

/** Coded segments as a file for Word, a spreadsheet or a browser. */
export function segmentsRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/segments/{format}', tag: 'Exchange', summary: 'Coded segments as a file', access: 'signed-in', params: SegmentsPath, body: SegmentsAsked, answer: 'raw' },
    async ({ actor, params: { studyId, format }, body }) => {
      const opened = await openNamed(live, actor, studyId);
      if (!opened.ok) return opened;
      const rows = segmentRows(opened.value.asking, body);
      if (rows.length > MOST && format !== 'csv') return refuse('too-large', 'too-many-segments', `These are ${rows.length} segments, and a file of this kind can hold ${MOST}.`, { mend: 'Choose fewer codes, sources or coders, or take them as csv.' });
      const title = `${opened.value.named.title} segments`;
      switch (format) {
        case 'docx':
          return ok(download(await segmentsDocx(title, rows), title, 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'));
        case 'xlsx':
          return ok(download(await segmentsXlsx(rows), title, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'));
        case 'csv':
          return ok(download(segmentsCsv(rows), title, 'csv', 'text/csv; charset=utf-8'));
        case 'html':
          return ok(download(segmentsHtml(title, rows), title, 'html', 'text/html; charset=utf-8'));
      }
    },
  );
}
