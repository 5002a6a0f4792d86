import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Api } from '../../../../platform/server/http/api.ts';
import type { Actor } from '../../../people/model/actor.ts';
import { codingsOfCell, matrix } from '../../model/queries/matrix.ts';
import type { CodingTable } from '../../model/queries/coding-table.ts';
import { CellAsked, CodedSegments, MatrixAnswer, MatrixAsked } from '../../model/query-wire.ts';
import { StudyParams } from '../../model/wire.ts';
import { makeReady } from '../columns.ts';
import type { LiveStudies } from '../live-studies.ts';
import { axisFor, withoutEmpty, type NamedAxis } from './axes.ts';
import { asking, askingOfTexts, type Asking, type AskingOfTexts } from './asking.ts';
import { chosenCodings } from './choose.ts';
import { quoted } from './quoting.ts';
import { wordStartsOf } from './word-starts.ts';

const NO_ATTRIBUTE = refuse('invalid', 'no-attribute', 'The study has no such attribute, so nothing was counted.', { mend: 'Choose one of the study’s attributes.' });
const OTHER_MATRIX = refuse('conflict', 'matrix-changed', 'The matrix has changed since it was drawn, so this cell may be another one.', { mend: 'Draw the matrix again and open the cell there.' });

/** Counting codings in rows and columns, and opening a cell. */
export function matrixRoutes(api: Api<Actor>, live: LiveStudies): void {
  api.route(
    { method: 'post', path: '/api/studies/{studyId}/matrix', tag: 'Queries', summary: 'Codings counted in rows and columns', access: 'signed-in', params: StudyParams, body: MatrixAsked, answer: MatrixAnswer },
    async ({ actor, params, body }) => {
      if (body.content !== 'words' && body.percentOf !== 'words') {
        const met = await asking(live, actor, params.studyId);
        return met.ok ? countedMatrix(met.value, body) : met;
      }
      const met = await askingOfTexts(live, actor, params.studyId);
      if (met.ok) await makeReady(met.value.texts, wordStartsOf);
      return met.ok ? countedMatrix(met.value, body) : met;
    },
  );

  api.route(
    { method: 'post', path: '/api/studies/{studyId}/matrix/cell', tag: 'Queries', summary: 'The codings behind one cell of a matrix', access: 'signed-in', params: StudyParams, body: CellAsked, answer: CodedSegments },
    async ({ actor, params, body }) => {
      const met = await askingOfTexts(live, actor, params.studyId);
      if (!met.ok) return met;
      const ground = groundOf(met.value, body.matrix);
      if (!ground) return NO_ATTRIBUTE;
      const { table, rows, columns } = ground;
      if (rows.axis.labels[body.row.at] !== body.row.label || columns.axis.labels[body.column.at] !== body.column.label) return OTHER_MATRIX;
      const codings = codingsOfCell(table, rows.axis, columns.axis, body.row.at, body.column.at);
      return ok({ count: codings.length, segments: quoted(met.value, table, codings.subarray(body.skip, body.skip + body.take), body.around) });
    },
  );
}

interface Ground {
  readonly table: CodingTable;
  readonly rows: NamedAxis;
  readonly columns: NamedAxis;
}

function groundOf(met: Asking, asked: MatrixAsked): Ground | null {
  const table = chosenCodings(met.visible, met.facts, asked.filter);
  const axisOf = (which: 'rows' | 'columns'): NamedAxis | null => {
    const made = axisFor({ ...met, table }, asked[which]);
    return made && !asked.empty ? withoutEmpty(made, table) : made;
  };
  const [rows, columns] = [axisOf('rows'), axisOf('columns')];
  return rows && columns ? { table, rows, columns } : null;
}

/** The matrix as one member may see it; the command line asks the same with what everybody may see. */
export function countedMatrix({ texts, ...met }: Asking & Partial<AskingOfTexts>, asked: MatrixAsked): Result<MatrixAnswer> {
  const ground = groundOf(met, asked);
  if (!ground) return NO_ATTRIBUTE;
  const { table, rows, columns } = ground;
  const basis = { casesOf: met.facts.casesOf, ...(texts ? { wordStartsOf: (sourceId: string) => wordStartsOf(texts.get(sourceId)!) } : {}) };
  const counted = matrix(table, { ...basis, rows: rows.axis, columns: columns.axis, content: asked.content, percentOf: asked.percentOf, smallBelow: asked.smallBelow });
  return ok({ ...counted, rowIds: rows.ids, columnIds: columns.ids });
}
