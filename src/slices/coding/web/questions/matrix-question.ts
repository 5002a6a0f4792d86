import type { AxisAsked, MatrixSent } from '../../model/query-wire.ts';
import { filterIn, isId, type Question } from './question-address.ts';

const CONTENTS = ['codings', 'sources', 'cases', 'characters', 'words', 'presence', 'row-percent', 'column-percent'] as const;
const FIRST = { rows: 'code', columns: 'source' } as const;

/** What stands in the rows or columns, as the address says it. */
export function axisFrom(question: Question, side: 'rows' | 'columns'): string {
  return question[side] ?? FIRST[side];
}

/** A matrix as the server takes it. */
export function matrixQuestion(question: Question): MatrixSent {
  const content = CONTENTS.find((one) => one === question['content']);
  return { rows: axisOf(axisFrom(question, 'rows')), columns: axisOf(axisFrom(question, 'columns')), ...(content ? { content } : {}), empty: false, filter: filterIn(question) };
}

function axisOf(said: string): AxisAsked {
  const [name, attributeId = ''] = said.split(':');
  switch (name) {
    case 'attribute':
      return isId(attributeId) ? { of: 'attribute', attributeId } : { of: 'source' };
    case 'family':
      return { of: 'code', family: true };
    case 'time':
      return { of: 'time', by: 'month' };
    case 'source':
    case 'coder':
    case 'round':
    case 'case':
    case 'type':
      return { of: name };
    default:
      return { of: 'code', family: false };
  }
}
