import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { SourceCodingsShape, StudyCommandAnswer } from '../model/server-wire.ts';
import { blocksOf } from '../model/study/coding-blocks.ts';
import { hiddenRounds } from '../model/study/hidden.ts';
import { SendStudyCommand, StudyParams, StudySourceParams } from '../model/wire.ts';
import { meet, reach } from './access.ts';
import { inTextOrder } from './columns.ts';
import { factsFor, textsNamed } from './command-facts.ts';
import type { LiveStudies } from './live-studies.ts';
import { NO_SOURCE } from './refusals.ts';

/** Doing something in a study, and reading the codings of one text. */
export function commandRoutes(api: Api<Actor>, live: LiveStudies): void {
  const { hub, parts } = live;

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/commands', tag: 'Coding', summary: 'Do something in a study; answered once it is stored', access: 'signed-in', params: StudyParams, body: SendStudyCommand, answer: StudyCommandAnswer },
    async ({ actor, params: { studyId }, body: { commandId, command } }) => {
      const reached = await reach(live, actor, studyId, { action: 'study.code', read: (trx) => factsFor(trx, studyId, command) });
      if (!reached.ok) return reached;
      const opened = await live.open(actor.districtId, studyId, false);
      if (!opened.ok) return opened;
      const { viewer, read: facts } = reached.value;
      const address = { districtId: actor.districtId, streamId: studyId };
      const ran = await hub.run({ ...address, commandId, personId: actor.personId, command: { command, act: commandId, part: viewer.part, facts }, permit: () => null });
      return ran.ok ? ok({ ...hub.seen(address, viewer, ran.value), now: parts.clock.now() }) : ran;
    },
  );

  api.route(
    { method: 'get', path: '/api/studies/{studyId}/sources/{sourceId}/codings', tag: 'Coding', summary: 'The codings of one text that I may see', access: 'signed-in', params: StudySourceParams, answer: SourceCodingsShape },
    async ({ actor, params: { studyId, sourceId } }) => {
      const met = await meet(live, actor, studyId, { read: (trx) => textsNamed(trx, studyId, [sourceId]) });
      if (!met.ok) return met;
      const { visible, viewer, seq, read } = met.value;
      if (!read[sourceId]) return NO_SOURCE;
      const hidden = hiddenRounds(visible);
      const codings = [...(visible.codings.get(sourceId)?.values() ?? [])].sort(inTextOrder);
      const blocks = blocksOf(codings, (roundId) => hidden.has(roundId));
      return ok({ sourceId, version: visible.textVersions.get(sourceId) ?? 1, blocks, cursor: hub.cursor({ districtId: actor.districtId, streamId: studyId }, viewer, seq) });
    },
  );
}
