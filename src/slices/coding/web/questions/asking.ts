import { useQuery } from '@tanstack/react-query';
import { request } from '../../../../platform/web/api-client.ts';
import type { Problem } from '../../../../platform/web/problem.ts';

/** An answer to a question that is posted because it is too long for an address; asked anew when the question changes. */
// eslint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says which answer the route gives, as with useApi
export function useAnswer<Answer>(path: string, question: object | null): { readonly answer: Answer | null; readonly problem: Problem | null; readonly isAsking: boolean } {
  const query = useQuery({
    queryKey: ['api', path, question],
    enabled: question !== null,
    queryFn: ({ signal }) => request<Answer>('POST', path, question ?? {}, { signal }),
    retry: false,
  });
  const { data } = query;
  return { answer: data?.ok ? data.value : null, problem: data && !data.ok ? data.error : null, isAsking: query.isFetching };
}
