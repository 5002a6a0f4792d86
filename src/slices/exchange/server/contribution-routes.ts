import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Transaction } from 'kysely';
import { decodeText } from '../../../kernel/decode-text.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { appendAnyway, holdStudyIn, readStudyIn, type LiveStudies } from '../../coding/server/index.ts';
import type { Changed } from '../../coding/model/study/events.ts';
import { membershipOf, reachStudy, readSourceText, takeUpload, type TextTables } from '../../texts/server/index.ts';
import { contributionText, readContribution, type Contribution } from '../model/contribution/contribution.ts';
import { makeContribution, type HashedText } from '../model/contribution/make-contribution.ts';
import { mergeContribution, type Merge } from '../model/contribution/merge-contribution.ts';
import { ContributionIn, ContributionQuery, RoundPath, StudyPath } from '../model/wire.ts';
import { download } from './download.ts';
import { openNamed } from './open-named.ts';
import { sha256 } from './sha256.ts';

type Trx = Transaction<TextTables>;
const TAG = 'Exchange';
const MOST_BYTES = 100 * 1024 * 1024;

/** One coder's round as a file, for teams without a common server; and merging such a file, first told and then done. */
export function contributionRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'get', path: '/api/studies/{studyId}/rounds/{roundId}/contribution', tag: TAG, summary: 'My own work in a round as a file', access: 'signed-in', params: RoundPath, answer: 'raw' },
    async ({ actor, params: { studyId, roundId } }) => {
      const opened = await openNamed(live, actor, studyId);
      if (!opened.ok) return opened;
      const { asking, named } = opened.value;
      const texts = [...asking.texts.values()].map(({ sourceId, title, version, text }) => ({ sourceId, title, version, text, sha256: sha256(text) }));
      const made = makeContribution(asking.visible, { studyTitle: named.title, roundId, coderId: actor.personId, now: live.parts.clock.now(), texts, sha256 });
      return made.ok ? ok(download(contributionText(made.value, sha256), `${named.title} ${made.value.round.name} ${actor.name}`, 'jointwork', 'application/json; charset=utf-8')) : made;
    },
  );

  const common = { method: 'put', tag: TAG, access: 'signed-in', params: StudyPath, query: ContributionQuery, answer: ContributionIn } as const;
  api.route({ ...common, path: '/api/studies/{studyId}/contribution-previews', summary: 'What merging a coder’s file would do; nothing is kept. The body is the file' }, ({ c, actor, params, query }) => merge(c, live, actor, params.studyId, query, false));
  api.route({ ...common, path: '/api/studies/{studyId}/contributions', summary: 'Merge a coder’s file into its round. The body is the file' }, ({ c, actor, params, query }) => merge(c, live, actor, params.studyId, query, true));
}

async function merge(c: Context, { parts }: LiveStudies, actor: Actor, studyId: string, { path, take }: { readonly path: string; readonly take?: string | undefined }, keep: boolean): Promise<Result<ContributionIn>> {
  const may = await parts.db.inDistrict(actor.districtId, (trx: Trx) => reachStudy(trx, { actor, studyId, action: 'study.change' }));
  if (!may.ok) return may;
  const bytes = await takeUpload(c, path, MOST_BYTES);
  if (!bytes.ok) return bytes;
  const read = readContribution(decodeText(bytes.value).text, sha256);
  if (!read.ok) return read;
  const contribution = read.value;
  return parts.db.inDistrict(actor.districtId, async (trx: Trx) => {
    const reached = await reachStudy(trx, { actor, studyId, action: 'study.change', lock: keep });
    if (!reached.ok) return reached;
    const folded = await (keep ? holdStudyIn : readStudyIn)(trx, studyId);
    if (!folded.ok) return folded;
    const texts = await textsOf(trx, studyId, contribution);
    const now = parts.clock.now();
    const chosen = take === undefined ? null : take.split(',').filter((id) => id !== '');
    const merged = mergeContribution(folded.value, contribution, { texts, now, take: chosen, memberIds: (await membershipOf(trx, studyId, contribution.coder.coderId)) === null ? [] : [contribution.coder.coderId] });
    if (!merged.ok) return merged;
    const act = actIdOf(studyId, contribution, chosen);
    if (keep && merged.value.patches.length + merged.value.put.length > 0) {
      const changed: Changed = { type: 'Changed', v: 1, act, kind: 'imported', how: 'do', by: actor.personId, at: now, patches: merged.value.patches, put: merged.value.put, gone: [] };
      await appendAnyway(trx, { districtId: actor.districtId, studyId, commandId: parts.newId(), by: actor.personId, at: now, events: [changed] });
    }
    return ok(told(contribution, merged.value));
  });
}

async function textsOf(trx: Trx, studyId: string, { sources }: Contribution): Promise<HashedText[]> {
  const texts: HashedText[] = [];
  for (const { sourceId } of sources) {
    const here = await readSourceText(trx, sourceId);
    if (here?.studyId === studyId) texts.push({ sourceId, title: here.title, version: here.version, sha256: here.sha256, text: here.text });
  }
  return texts;
}

function actIdOf(studyId: string, contribution: Contribution, take: readonly string[] | null): string {
  const hex = createHash('sha256').update(`${studyId} ${JSON.stringify(contribution)} ${JSON.stringify(take)}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function told({ coder, round, madeAt }: Contribution, { lines, newCodes, redefined, memos }: Merge): ContributionIn {
  return { coder: coder.name, round: round.name, madeAt, lines: lines.map((line) => ({ ...line })), newCodes, redefined: redefined.length, memos, fresh: lines.reduce((sum, { fresh }) => sum + fresh, 0) };
}
