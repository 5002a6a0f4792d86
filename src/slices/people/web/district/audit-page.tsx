import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { AuditEntry, AuditPage as Answer } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.audit;

/** Who changed what in the district's set-up, newest first. */
export function AuditPage() {
  const [before, setBefore] = useState<readonly AuditEntry[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const page = useApi<Answer>(`/api/audit?limit=100${after ? `&after=${after}` : ''}`);
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Await of={page}>
        {({ entries, next }) => (
          <>
            <DataTable
              caption={words.caption}
              rows={[...before, ...entries]}
              keyOf={(row) => row.entryId}
              empty={<EmptyState what={words.none} why={words.whyNone} />}
              columns={[
                { key: 'what', head: words.what, value: (row) => row.sentence },
                { key: 'who', head: words.who, value: (row) => row.actorName || words.system },
                { key: 'when', head: words.when, value: (row) => row.at, cell: (row) => <Moment at={row.at} /> },
              ]}
            />
            {next ? <Button variant="default" mt="md" onClick={() => { setBefore([...before, ...entries]); setAfter(next); }}>{words.more}</Button> : null}
          </>
        )}
      </Await>
    </>
  );
}
