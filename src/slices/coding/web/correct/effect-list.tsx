import type { Stretch } from '../../model/agreement/coded-text.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { RevisionEffect } from '../../model/server-wire.ts';
import { useBench } from '../bench/bench-context.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';

const text = words.correct.effect;

/** What a correction does to the codings, before it is done. */
export function EffectList({ effect }: { readonly effect: RevisionEffect }) {
  const { page, live } = useBench();
  const line = (codeId: string, of: Stretch) => `${pathName(live.state.codes, codeId)}: ${words.bench.quote(shortQuote(page, of, 80))}`;
  return (
    <div role="status">
      <ul>
        {effect.counts.moved > 0 ? <li>{text.moved(effect.counts.moved)}</li> : null}
        <li>{text.unchanged(effect.counts.same)}</li>
        {effect.grown.length > 0 ? <li>{text.grown(effect.grown.length)}<ul>{effect.grown.map(({ codingId, codeId, before }) => <li key={codingId}>{line(codeId, before)}</li>)}</ul></li> : null}
        {effect.trimmed.length > 0 ? <li>{text.trimmed(effect.trimmed.length)}<ul>{effect.trimmed.map(({ codingId, codeId, before }) => <li key={codingId}>{line(codeId, before)}</li>)}</ul></li> : null}
        {effect.gone.length > 0 ? <li><strong>{text.gone(effect.gone.length)}</strong><ul>{effect.gone.map(({ codingId, codeId, before }) => <li key={codingId}>{line(codeId, before)}</li>)}</ul></li> : null}
      </ul>
    </div>
  );
}
