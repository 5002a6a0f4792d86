import { Button } from '@mantine/core';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { SignInShape } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.account;

/** The browsers that can act as me, and ending them. */
export function SignInsSection() {
  const signIns = useApi<{ readonly signIns: readonly SignInShape[] }>('/api/me/sign-ins');
  const { send, problem } = useSend();
  const tell = useToast();
  const end = async (path: string, said: string) => {
    if ((await send('DELETE', path, undefined, ['/api/me/sign-ins'])).ok) tell(said);
  };
  return (
    <Section
      title={words.signIns}
      sentence={words.signInsSentence}
      action={<Button variant="default" onClick={() => void end('/api/me/sign-ins', words.endedOthers)}>{words.endOthers}</Button>}
    >
      <ProblemNotice problem={problem} />
      <Await of={signIns}>
        {({ signIns: rows }) => (
          <DataTable
            caption={words.signIns}
            filter={false}
            rows={rows}
            keyOf={(row) => row.signInId}
            columns={[
              { key: 'device', head: words.device, value: (row) => row.device, cell: (row) => (row.current ? `${row.device} (${words.thisOne})` : row.device) },
              { key: 'by', head: words.by, value: (row) => words.ways[row.by] },
              { key: 'since', head: words.since, value: (row) => row.startedAt, cell: (row) => <Moment at={row.startedAt} /> },
              { key: 'seen', head: words.lastSeen, value: (row) => row.lastSeenAt, cell: (row) => <Moment at={row.lastSeenAt} /> },
              {
                key: 'end',
                head: words.end,
                sortable: false,
                value: () => '',
                cell: (row) => (row.current ? null : (
                  <Button variant="default" size="sm" aria-label={words.endName(row.device)} onClick={() => void end(`/api/me/sign-ins/${row.signInId}`, words.ended(row.device))}>{words.end}</Button>
                )),
              },
            ]}
          />
        )}
      </Await>
    </Section>
  );
}
