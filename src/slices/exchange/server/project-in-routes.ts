import type { Context } from 'hono';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Transaction } from 'kysely';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { appendAnyway, holdStudyIn, type LiveStudies } from '../../coding/server/index.ts';
import type { Changed } from '../../coding/model/study/events.ts';
import { reachStudy, takeUpload, type TextTables } from '../../texts/server/index.ts';
import { codePatches } from '../model/study-project/code-patches.ts';
import { codesOfBook } from '../model/study-project/codes-of-book.ts';
import { idsOfProject } from '../model/study-project/ids-of-project.ts';
import { UNNAMED_ORIGIN } from '../model/study-project/study-of-project.ts';
import { CodebookIn, FileQuery, ProjectIn, ProjectInQuery, StudyPath } from '../model/wire.ts';
import type { CodebookRead } from '../model/refi-qda/refi-qda.ts';
import { exchangeJob } from './exchange-jobs.ts';
import { guidsOf, idsByGuid, keepGuids } from './guid-store.ts';
import { takeProject } from './project-in.ts';

const TAG = 'Exchange';
/** A project carries its sources; most of them are far smaller. */
const MOST_BYTES = 200 * 1024 * 1024;

/** Projects and codebooks of other programs: first told, then taken in. */
export function projectInRoutes(api: Api<Actor>, live: LiveStudies): void {
  const common = { method: 'put', tag: TAG, access: 'signed-in', params: StudyPath, query: ProjectInQuery, answer: ProjectIn } as const;
  const take = async (c: Context, actor: Actor, studyId: string, query: ProjectInQuery, keep: boolean): Promise<Result<ProjectIn>> => {
    const bytes = await upload(c, live, actor, studyId, query.path);
    if (!bytes.ok) return bytes;
    const read = await exchangeJob({ do: 'read-project', bytes: bytes.value }, c.req.raw.signal);
    return read.ok ? takeProject(live, { actor, studyId, read: read.value, type: query.type, datedOn: query.datedOn, file: query.path.split('/').at(-1)!.slice(0, 200) }, keep) : read;
  };
  api.route({ ...common, path: '/api/studies/{studyId}/project-previews', summary: 'What a REFI-QDA project would bring; nothing is kept. The body is the file' }, ({ c, actor, params, query }) => take(c, actor, params.studyId, query, false));
  api.route({ ...common, path: '/api/studies/{studyId}/projects', summary: 'Take a REFI-QDA project into the study, all of it or nothing. The body is the file' }, ({ c, actor, params, query }) => take(c, actor, params.studyId, query, true));

  api.route(
    { method: 'put', path: '/api/studies/{studyId}/codebooks', tag: TAG, summary: 'Take the codes of a REFI-QDA codebook into the study. The body is the file', access: 'signed-in', params: StudyPath, query: FileQuery, answer: CodebookIn },
    async ({ c, actor, params: { studyId }, query }) => {
      const bytes = await upload(c, live, actor, studyId, query.path, 'study.change');
      if (!bytes.ok) return bytes;
      const read = await exchangeJob({ do: 'read-codebook', bytes: bytes.value }, c.req.raw.signal);
      if (!read.ok) return read;
      const { origin, problems, losses } = read.value;
      const codes = await takeCodes(live, actor, studyId, read.value);
      return codes.ok ? ok({ origin, codes: codes.value, problems: problems.map((one) => ({ ...one })), losses: losses.map((one) => ({ ...one })) }) : codes;
    },
  );
}

async function upload(c: Context, { parts }: LiveStudies, actor: Actor, studyId: string, path: string, action: 'study.code' | 'study.change' = 'study.code'): Promise<Result<Buffer>> {
  const may = await parts.db.inDistrict(actor.districtId, (trx: Transaction<TextTables>) => reachStudy(trx, { actor, studyId, action }));
  return may.ok ? takeUpload(c, path, MOST_BYTES) : may;
}

/** Adds the codes that the study does not have; those it has stay as they are. */
async function takeCodes({ parts }: LiveStudies, actor: Actor, studyId: string, { codebook, origin }: CodebookRead): Promise<Result<{ fresh: number; known: number }>> {
  return parts.db.inDistrict(actor.districtId, async (trx: Transaction<TextTables>) => {
    const reached = await reachStudy(trx, { actor, studyId, action: 'study.change', lock: true });
    if (!reached.ok) return reached;
    const folded = await holdStudyIn(trx, studyId);
    if (!folded.ok) return folded;
    const now = parts.clock.now();
    const ids = idsOfProject({ studyId, known: idsByGuid(await guidsOf(trx, studyId)), taken: new Set() });
    const codes = codesOfBook(codebook.codes, ids, { by: actor.personId, now, origin: origin || UNNAMED_ORIGIN });
    const fresh = codes.filter(({ codeId }) => !folded.value.codes.has(codeId));
    await keepGuids(trx, actor.districtId, studyId, ids.given);
    if (fresh.length > 0) {
      const act = parts.newId();
      const patches = codePatches(fresh, { act, by: actor.personId, now, book: folded.value.book + 1 });
      const changed: Changed = { type: 'Changed', v: 1, act, kind: 'book-adopted', how: 'do', by: actor.personId, at: now, patches, put: [], gone: [] };
      await appendAnyway(trx, { districtId: actor.districtId, studyId, commandId: changed.act, by: actor.personId, at: now, events: [changed] });
    }
    return ok({ fresh: fresh.length, known: codes.length - fresh.length });
  });
}
