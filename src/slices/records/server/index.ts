import { ok, type Result } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import { contentDisposition, tidyFileName } from '../../../platform/server/files/file-name.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { LiveSessions } from '../../sessions/server/index.ts';
import { recordDocument } from '../model/compose-record.ts';
import { SessionRecord } from '../model/wire.ts';
import { docxFile } from './docx-file.ts';
import { gatherRecord, type GatheredRecord } from './gather-record.ts';
import { pdfFile } from './pdf-file.ts';

const TAG = 'records';
const path = z.object({ sessionId: z.uuid() });
const query = z.object({
  /** Whether the reader's own private part goes into the file. */
  own: z.enum(['true', 'false']).default('false'),
});

/** The record of a session as JSON for its page, and as files to take away. */
export function recordsRoutes(api: Api<Actor>, parts: Parts, live: LiveSessions): void {
  api.route({ method: 'get', path: '/api/sessions/{sessionId}/record', tag: TAG, summary: 'The record of a session as you may see it', access: 'signed-in', params: path, answer: SessionRecord }, async ({ actor, params }) => {
    const gathered = await gatherRecord(parts, live, actor, params.sessionId);
    return gathered.ok ? ok(gathered.value.record) : gathered;
  });

  const file = (ending: string, summary: string, make: (gathered: GatheredRecord, withOwn: boolean) => Promise<Uint8Array>, mediaType: string) =>
    api.route({ method: 'get', path: `/api/sessions/{sessionId}/record.${ending}`, tag: TAG, summary, access: 'signed-in', params: path, query, answer: 'raw' }, async ({ actor, params, query: asked }): Promise<Result<Response>> => {
      const gathered = await gatherRecord(parts, live, actor, params.sessionId);
      if (!gathered.ok) return gathered;
      const bytes = await make(gathered.value, asked.own === 'true');
      const name = tidyFileName(gathered.value.record.title.replaceAll(/[/\\]/g, '-'), ending);
      return ok(new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': mediaType, 'content-disposition': contentDisposition(name), 'cache-control': 'no-store' } }));
    });

  file('docx', 'The record as a Word file', ({ composed }, own) => docxFile(recordDocument(composed, own)), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  file('pdf', 'The record as a tagged PDF', ({ composed, endedAt }, own) => pdfFile(recordDocument(composed, own), endedAt), 'application/pdf');
  // Everything this reader may see, whole: their own private part belongs to it.
  file('json', 'Everything you may see of the session, for machines', async ({ everything }) => new TextEncoder().encode(JSON.stringify(everything, null, 2)), 'application/json');
}

