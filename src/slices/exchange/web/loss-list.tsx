import type { Loss } from '../model/wire.ts';
import { words } from './words.ts';

/** What does not come along, and why. */
export function LossList({ title, losses, none }: { readonly title: string; readonly losses: readonly Loss[]; readonly none?: string }) {
  if (losses.length === 0) return none ? <p>{none}</p> : null;
  return (
    <>
      <h4>{title}</h4>
      <ul>{losses.map(({ what, count, why }) => <li key={`${what} ${why}`}>{words.out.loss(what, count, why.replace(/\.$/, ''))}</li>)}</ul>
    </>
  );
}
