import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { z, type Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { emptyProblem } from '../model/content.ts';
import { compareContents } from '../model/versions.ts';
import { CreateProblem, ProblemComparison, ProblemList, ProblemView, SavedProblem, SaveProblem, VersionList, VersionView } from '../model/wire.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { refsOf, supervisedToday, supervisorsToday, type SessionsOfProblem } from './people.ts';
import { NO_PROBLEM, problemPath, reach } from './permit.ts';
import { saveProblem, tellReadyUndone } from './save.ts';
import { spreadRoutes } from './spread-routes.ts';
import { addProblem, findVersion, listProblems } from './store.ts';
import type { Trx } from './tables.ts';
import { problemLine, versionLines, viewFor } from './views.ts';

/** Problems of practice over HTTP. `sessionsOf` tells which sessions a problem was brought to; see {@link SessionsOfProblem}. */
export function problemsRoutes(api: Api<Actor>, parts: Parts, { sessionsOf }: { readonly sessionsOf: SessionsOfProblem }): void {
  // Before the routes with an id in the same place of the path.
  spreadRoutes(api, parts);
  listRoutes(api, parts, sessionsOf);
  versionRoutes(api, parts, sessionsOf);
  conversationRoutes(api, parts, sessionsOf);
  documentRoutes(api, parts, sessionsOf);
}

const NOT_A_PRINCIPAL = refuse('not-allowed', 'problems-are-principals', 'Problems of practice are written by principals, so none was begun.', { mend: 'If you lead a school, ask your administrator to give you the role of principal.' });
const ID_TAKEN = refuse('conflict', 'problem-id-taken', 'This problem could not be begun under this name. What you wrote is still on your screen.', { mend: 'Open Problems and begin it again.' });

function listRoutes(api: Api<Actor>, { db, clock }: Parts, sessionsOf: SessionsOfProblem): void {
  const inDistrictOf = (actor: Actor) => ({ districtId: actor.districtId, relations: [] });

  api.route({ method: 'get', path: '/api/problems', tag: 'Problems', summary: 'My problems, those of people I supervise, and where others stand', access: 'signed-in', answer: ProblemList }, async ({ actor }) =>
    db.inDistrict(actor.districtId, async (trx: Trx): Promise<Result<ProblemList>> => {
      const today = dayIn(actor.timeZone, clock.now());
      const supervised = new Set(await supervisedToday(trx, actor.personId, today));
      const seesOthers = can(actor, 'problem.spread', inDistrictOf(actor));
      const rows = await listProblems(trx, seesOthers ? null : [actor.personId, ...supervised]);
      const person = await refsOf(trx, rows.map((row) => row.author_id));
      const isMine = (authorId: string) => authorId === actor.personId;
      const lines = (keep: (authorId: string) => boolean, withContent: boolean) => rows.filter((row) => keep(row.author_id)).map((row) => problemLine(row, person(row.author_id), withContent));
      return ok({
        mine: lines(isMine, true),
        supervised: lines((id) => !isMine(id) && supervised.has(id), true),
        others: lines((id) => !isMine(id) && !supervised.has(id), false),
        mayCreate: can(actor, 'problem.create', inDistrictOf(actor)),
        readersOfMine: await supervisorsToday(trx, actor.personId, today),
      });
    }),
  );

  api.route({ method: 'post', path: '/api/problems', tag: 'Problems', summary: 'Begin a problem of practice', access: 'signed-in', body: CreateProblem, answer: ProblemView, status: 201 }, async ({ actor, body }) => {
    if (!can(actor, 'problem.create', inDistrictOf(actor))) return NOT_A_PRINCIPAL;
    return db.inDistrict(actor.districtId, async (trx: Trx) => {
      await addProblem(trx, { districtId: actor.districtId, problemId: body.problemId, authorId: actor.personId, content: body.content ?? emptyProblem(), now: clock.now() });
      const reached = await reach(trx, { actor, problemId: body.problemId, action: 'problem.write', now: clock.now(), sessionsOf });
      return reached.ok ? ok(await viewFor(trx, actor, reached.value)) : ID_TAKEN;
    });
  });

  api.route({ method: 'get', path: '/api/problems/{problemId}', tag: 'Problems', summary: 'One problem, as this reader may see it', access: 'signed-in', params: problemPath, answer: ProblemView }, async ({ actor, params }) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, { actor, ...params, action: 'problem.read', now: clock.now(), sessionsOf });
      return reached.ok ? ok(await viewFor(trx, actor, reached.value)) : reached;
    }),
  );
}

function versionRoutes(api: Api<Actor>, parts: Parts, sessionsOf: SessionsOfProblem): void {
  const { db, clock } = parts;
  api.route({ method: 'put', path: '/api/problems/{problemId}', tag: 'Problems', summary: 'Save a new version', access: 'signed-in', params: problemPath, body: SaveProblem, answer: SavedProblem }, async ({ actor, params, body }) => {
    const saved = await db.inDistrict(actor.districtId, (trx: Trx) => saveProblem(trx, { actor, ...params, ...body, now: clock.now(), sessionsOf }));
    if (saved.ok && saved.value.readyUndone) await tellReadyUndone(parts, actor, saved.value.problem);
    return saved;
  });

  /** The versions belong to the conversation between author and supervisor. */
  const reading = <T>(actor: Actor, problemId: string, work: (trx: Trx) => Promise<Result<T>>) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => {
      const reached = await reach(trx, { actor, problemId, action: 'problem.comment', now: clock.now(), sessionsOf });
      return reached.ok ? work(trx) : reached;
    });
  const number = z.coerce.number().int().min(1).max(1_000_000);

  api.route({ method: 'get', path: '/api/problems/{problemId}/versions', tag: 'Problems', summary: 'Every saved version as a line', access: 'signed-in', params: problemPath, answer: VersionList }, async ({ actor, params }) =>
    reading(actor, params.problemId, async (trx) => ok({ versions: await versionLines(trx, params.problemId) })),
  );

  api.route({ method: 'get', path: '/api/problems/{problemId}/versions/{version}', tag: 'Problems', summary: 'One saved version, whole', access: 'signed-in', params: problemPath.extend({ version: number }), answer: VersionView }, async ({ actor, params }) =>
    reading(actor, params.problemId, async (trx) => {
      const row = await findVersion(trx, params.problemId, params.version);
      const line = row && (await versionLines(trx, params.problemId)).find((one) => one.version === params.version);
      return row && line ? ok({ ...line, content: row.content }) : NO_PROBLEM;
    }),
  );

  api.route({ method: 'get', path: '/api/problems/{problemId}/compare', tag: 'Problems', summary: 'What changed between two versions, word by word', access: 'signed-in', params: problemPath, query: z.object({ from: number, to: number }), answer: ProblemComparison }, async ({ actor, params, query }) =>
    reading(actor, params.problemId, async (trx) => {
      const from = await findVersion(trx, params.problemId, query.from);
      const to = await findVersion(trx, params.problemId, query.to);
      return from && to ? ok({ ...query, fields: compareContents(from.content, to.content) }) : NO_PROBLEM;
    }),
  );
}
