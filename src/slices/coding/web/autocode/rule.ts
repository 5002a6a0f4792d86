import type { AutocodeQuestionSent } from '../../model/server-wire.ts';

/** A rule of autocoding as it stands in its form. */
export interface Rule {
  readonly by: AutocodeQuestionSent['find']['by'];
  readonly q: string;
  readonly as: Extract<AutocodeQuestionSent['find'], { by: 'pattern' }>['as'];
  readonly speakers: readonly string[];
  readonly unit: AutocodeQuestionSent['unit'];
  readonly everywhere: boolean;
  /** The code to look inside of; '' for anywhere. */
  readonly withinId: string;
}

/** The rule that the form begins with. */
export const FIRST_RULE: Rule = { by: 'pattern', q: '', as: 'word', speakers: [], unit: 'sentence', everywhere: false, withinId: '' };

/** Whether there is something to look for. */
export function isAsked({ by, q, speakers }: Rule): boolean {
  return by === 'everything' || (by === 'pattern' ? q.trim() !== '' : speakers.length > 0);
}

/** The rule as the server takes it, asked from one text. Only a pattern has a match to code; everything else is coded in whole pieces. */
export function autocodeQuestion({ by, q, as, speakers, unit, everywhere, withinId }: Rule, sourceId: string): AutocodeQuestionSent {
  return {
    sources: everywhere ? null : [sourceId],
    within: withinId === '' ? null : { codeId: withinId },
    find: by === 'pattern' ? { by, q, as } : by === 'speaker' ? { by, speakers: [...speakers] } : { by },
    unit: by === 'everything' && unit === 'match' ? 'sentence' : unit,
  };
}
