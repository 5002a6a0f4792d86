import { useRouterState } from '@tanstack/react-router';
import { useGo } from '../../../../platform/web/page.ts';
import { addressOf, questionFrom, withValues, type Question } from './question-address.ts';

/** The question of this page as its address says it, and the way to change it: every question can be linked, saved and gone back to. */
export function useQuestion(): { readonly question: Question; readonly change: (changes: Question) => void } {
  const { pathname, searchStr } = useRouterState({ select: ({ location }) => ({ pathname: location.pathname, searchStr: location.searchStr }) });
  const go = useGo();
  const question = questionFrom(searchStr);
  return { question, change: (changes) => go(`${pathname}?${addressOf(withValues(question, changes))}`, { replace: true }) };
}
