import { ok } from '../../../kernel/result.ts';
import type { Transaction } from 'kysely';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { LiveStudies } from '../../coding/server/index.ts';
import { projectOfStudy } from '../model/study-project/project-of-study.ts';
import { ProjectCertificate, ProjectQuery, StudyPath } from '../model/wire.ts';
import { writeCodebook, type Dialect } from '../model/refi-qda/refi-qda.ts';
import { download } from './download.ts';
import { exchangeJob } from './exchange-jobs.ts';
import { guidsOf } from './guid-store.ts';
import { openNamed } from './open-named.ts';
import { packageInput } from './package-input.ts';

const TAG = 'Exchange';

/** A study as it goes out: REFI-QDA project and codebook, with the certificate that reading it back gives the same, and the analysis package. */
export function projectOutRoutes(api: Api<Actor>, live: LiveStudies): void {
  const written = async (actor: Actor, studyId: string, dialect: Dialect, signal: AbortSignal) => {
    const opened = await openNamed(live, actor, studyId);
    if (!opened.ok) return opened;
    const { asking, named, begunAt } = opened.value;
    const guids = await live.parts.db.inDistrict(actor.districtId, (trx: Transaction<unknown>) => guidsOf(trx, studyId));
    const done = await exchangeJob({ do: 'write-project', input: packageInput(asking, named), guids, begunAt, dialect }, signal);
    return done.ok ? ok({ ...done.value, title: named.title }) : done;
  };

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/project.qdpx', tag: TAG, summary: 'The study as a REFI-QDA project', access: 'signed-in', params: StudyPath, query: ProjectQuery, answer: 'raw' },
    async ({ c, actor, params, query }) => {
      const done = await written(actor, params.studyId, query.dialect, c.req.raw.signal);
      return done.ok ? ok(download(done.value.bytes, done.value.title, 'qdpx', 'application/zip')) : done;
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/project-certificate', tag: TAG, summary: 'Whether the project, written and read back, says the same, and what stays behind', access: 'signed-in', params: StudyPath, query: ProjectQuery, answer: ProjectCertificate },
    async ({ c, actor, params, query }) => {
      const done = await written(actor, params.studyId, query.dialect, c.req.raw.signal);
      if (!done.ok) return done;
      const { certificate, losses, bytes } = done.value;
      const { ok: isSame, sources, selections, identical, codings, different, sha256 = '' } = certificate;
      return ok({ ok: isSame, sources, selections, identical, codings, bytes: bytes.length, sha256, different: different.map((one) => ({ ...one })), losses: losses.map((loss) => ({ ...loss })) });
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/codebook.qdc', tag: TAG, summary: 'The codebook as REFI-QDA codebook', access: 'signed-in', params: StudyPath, answer: 'raw' },
    async ({ actor, params: { studyId } }) => {
      const opened = await openNamed(live, actor, studyId);
      if (!opened.ok) return opened;
      const { asking, named, begunAt } = opened.value;
      const guids = await live.parts.db.inDistrict(actor.districtId, (trx: Transaction<unknown>) => guidsOf(trx, studyId));
      const input = { ...packageInput(asking, named), sources: [], codings: [], cases: [] };
      const { project } = projectOfStudy(input, { begunAt, guidOf: (id) => guids.get(id) ?? id });
      const book = writeCodebook({ codes: project.codes, sets: [] });
      return book.ok ? ok(download(book.value.text, `${named.title} codebook`, 'qdc', 'application/xml; charset=utf-8')) : book;
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/analysis-package.zip', tag: TAG, summary: 'Tidy tables with a README and scripts that compute the figures anew', access: 'signed-in', params: StudyPath, answer: 'raw' },
    async ({ c, actor, params: { studyId } }) => {
      const opened = await openNamed(live, actor, studyId);
      if (!opened.ok) return opened;
      const { asking, named } = opened.value;
      const done = await exchangeJob({ do: 'pack', input: packageInput(asking, named) }, c.req.raw.signal);
      return done.ok ? ok(download(done.value, `${named.title} analysis`, 'zip', 'application/zip')) : done;
    },
  );
}
