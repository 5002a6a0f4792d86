import { ok } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import { codedText } from '../../model/queries/coded-text.ts';
import { bareRows } from '../../model/queries/uncoded-text.ts';
import { RetrievalAnswer, RetrievalAsked, UncodedAnswer, UncodedAsked } from '../../model/query-wire.ts';
import { StudyParams } from '../../model/wire.ts';
import type { LiveStudies } from '../live-studies.ts';
import { askingOfTexts } from './asking.ts';
import { chosenCodings, chosenSources } from './choose.ts';
import { quoted, quotedSpans, rowIn } from './quoting.ts';

/** Coded text with its context, and text that nobody coded. */
export function textRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/retrieve', tag: 'Queries', summary: 'Coded text with its context', access: 'signed-in', params: StudyParams, body: RetrievalAsked, answer: RetrievalAnswer },
    async ({ actor, params, body }) => {
      const met = await askingOfTexts(live, actor, params.studyId);
      if (!met.ok) return met;
      const table = chosenCodings(met.value.visible, met.value.facts, body.filter);
      const until = body.skip + body.take;
      if (body.condition === undefined) {
        const page = Array.from({ length: Math.max(0, Math.min(until, table.ids.length) - body.skip) }, (_, at) => body.skip + at);
        return ok({ count: table.ids.length, sources: new Set(table.columns.source).size, segments: quoted(met.value, table, page, body.around) });
      }
      const spans = codedText(table, body.condition);
      return ok({ count: spans.length, sources: new Set(spans.map((span) => span.sourceId)).size, segments: quotedSpans(met.value, spans.slice(body.skip, until), body.around) });
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/uncoded', tag: 'Queries', summary: 'Text that the codings leave bare', access: 'signed-in', params: StudyParams, body: UncodedAsked, answer: UncodedAnswer },
    async ({ actor, params, body }) => {
      const met = await askingOfTexts(live, actor, params.studyId);
      if (!met.ok) return met;
      const { visible, facts, texts } = met.value;
      const table = chosenCodings(visible, facts, body.filter);
      const bare = bareRows(table, chosenSources(facts, body.filter).map((sourceId) => texts.get(sourceId)!), body.codedAtMost / 100);
      return ok({ count: bare.length, rows: bare.slice(body.skip, body.skip + body.take).map((row) => ({ ...row, ...rowIn(texts.get(row.sourceId)!, row) })) });
    },
  );
}
