import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { PastedSource, SourceChange, SourceLine, SourceList, SourcePath, SourceQuery, SourceTextView, SourceVersionPath, SourceVersions } from '../model/source-wire.ts';
import { StudyPath } from '../model/study-wire.ts';
import { pasteSource } from './paste-source.ts';
import { inStudy, type InStudy } from './permit.ts';
import { NO_SOURCE, saveSourceFacts } from './source-change.ts';
import { changeSource, findSource, listSources, type StoredSource } from './source-store.ts';
import { sourceLines } from './source-views.ts';
import { countTexts } from './study-store.ts';
import { namesOf } from './study-views.ts';
import type { Trx } from './tables.ts';
import { findVersion, textOf, versionsOf } from './version-store.ts';

const TAG = 'Sources';

/** Listing sources, reading their texts, changing what is said of them, taking them away and bringing them back. */
export function sourceRoutes(api: Api<Actor>, { db, clock }: Parts): void {
  const within = inStudy(db);

  api.route({ method: 'get', path: '/api/studies/{studyId}/sources', tag: TAG, summary: 'The sources of a study', access: 'signed-in', params: StudyPath, query: SourceQuery, answer: SourceList }, ({ actor, params, query }) =>
    within({ actor, ...params, action: 'study.read' }, async (trx) => ok({ sources: await sourceLines(trx, await listSources(trx, params.studyId, query)) })),
  );

  api.route({ method: 'post', path: '/api/studies/{studyId}/sources', tag: TAG, summary: 'Paste a text as a source', access: 'signed-in', params: StudyPath, body: PastedSource, answer: SourceLine, status: 201 }, ({ actor, params, body }) =>
    within({ actor, ...params, action: 'study.code', lock: true }, (trx) => pasteSource(trx, { ...params, districtId: actor.districtId, by: actor.personId, now: clock.now() }, body)),
  );

  textRoutes(api, within);

  /** Changes one source, held until it is done. */
  const changing = (actor: Actor, { studyId, sourceId }: { studyId: string; sourceId: string }, change: (trx: Trx, source: StoredSource) => Promise<Result<true>>) =>
    within({ actor, studyId, action: 'study.code' }, async (trx) => {
      const source = await findSource(trx, studyId, sourceId, { lock: true });
      if (!source) return NO_SOURCE;
      const changed = await change(trx, source);
      if (!changed.ok) return changed;
      const [line] = await sourceLines(trx, [(await findSource(trx, studyId, sourceId))!]);
      return ok(line!);
    });

  api.route({ method: 'patch', path: '/api/studies/{studyId}/sources/{sourceId}', tag: TAG, summary: 'Change what is said of a source', access: 'signed-in', params: SourcePath, body: SourceChange, answer: SourceLine }, ({ actor, params, body }) =>
    changing(actor, params, (trx, source) => saveSourceFacts(trx, source, body)),
  );

  const moving = (removed: boolean) => async (trx: Trx, source: StoredSource): Promise<Result<true>> => {
    if ((source.removed_at !== null) === removed) return ok(true);
    await changeSource(trx, source, { removed_at: removed ? new Date(clock.now()) : null });
    await countTexts(trx, source.study_id);
    return ok(true);
  };

  api.route({ method: 'delete', path: '/api/studies/{studyId}/sources/{sourceId}', tag: TAG, summary: 'Take a source away; its text and codings are kept and can be brought back', access: 'signed-in', params: SourcePath, answer: SourceLine }, ({ actor, params }) =>
    changing(actor, params, moving(true)),
  );

  api.route({ method: 'post', path: '/api/studies/{studyId}/sources/{sourceId}/restore', tag: TAG, summary: 'Bring a source back', access: 'signed-in', params: SourcePath, answer: SourceLine }, ({ actor, params }) =>
    changing(actor, params, moving(false)),
  );
}

function textRoutes(api: Api<Actor>, within: InStudy): void {
  const reading = <T>(actor: Actor, { studyId, sourceId }: { studyId: string; sourceId: string }, read: (trx: Trx, source: StoredSource) => Promise<Result<T>>) =>
    within({ actor, studyId, action: 'study.read' }, async (trx) => {
      const source = await findSource(trx, studyId, sourceId);
      return source ? read(trx, source) : NO_SOURCE;
    });

  const textAt = async (trx: Trx, source: StoredSource, version: number): Promise<Result<SourceTextView>> => {
    const row = await findVersion(trx, source.source_id, version);
    if (!row) return NO_SOURCE;
    const { text, turns, segments } = textOf(row);
    return ok({ sourceId: source.source_id, title: source.title, version, length: row.length, sha256: row.sha256, text, turns: [...turns], segments: [...segments] });
  };

  api.route({ method: 'get', path: '/api/studies/{studyId}/sources/{sourceId}', tag: TAG, summary: 'What is said of one source', access: 'signed-in', params: SourcePath, answer: SourceLine }, ({ actor, params }) =>
    reading(actor, params, async (trx, source) => ok((await sourceLines(trx, [source]))[0]!)),
  );

  api.route({ method: 'get', path: '/api/studies/{studyId}/sources/{sourceId}/text', tag: TAG, summary: 'The newest text of a source with its structure', access: 'signed-in', params: SourcePath, answer: SourceTextView }, ({ actor, params }) =>
    reading(actor, params, (trx, source) => textAt(trx, source, source.version)),
  );

  api.route({ method: 'get', path: '/api/studies/{studyId}/sources/{sourceId}/versions', tag: TAG, summary: 'Every version of a source as a line', access: 'signed-in', params: SourcePath, answer: SourceVersions }, ({ actor, params }) =>
    reading(actor, params, async (trx, source) => {
      const rows = await versionsOf(trx, source.source_id);
      const person = await namesOf(trx, rows.map((row) => row.made_by));
      return ok({ versions: rows.map((row) => ({ version: row.version, madeAt: row.made_at.getTime(), by: person(row.made_by), why: row.why, length: row.length, sha256: row.sha256 })) });
    }),
  );

  api.route({ method: 'get', path: '/api/studies/{studyId}/sources/{sourceId}/versions/{version}', tag: TAG, summary: 'The text of one version', access: 'signed-in', params: SourceVersionPath, answer: SourceTextView }, ({ actor, params }) =>
    reading(actor, params, (trx, source) => textAt(trx, source, params.version)),
  );
}
