import type { ReactNode } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { sayIsoDay } from '../../../../platform/web/dates.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { Day } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Membership } from '../shapes.ts';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import styles from './directory.module.css';
import { GROUP_PATHS, routeOf, type AnyGroup } from './group.ts';
import { MembershipEditor } from './membership-editor.tsx';
import { useToday } from './today.ts';
import { Warnings } from './warnings.tsx';

const words = all.groups;

/** A group's page: who belongs and who supervises today, changes by date, and what was before. */
export function GroupDetails(props: {
  readonly group: AnyGroup;
  readonly warnings: readonly string[];
  readonly mayChange: boolean;
  readonly listTitle: string;
  readonly sentence: string;
  readonly action?: ReactNode;
  readonly editForm: (close: () => void) => ReactNode;
  readonly children?: ReactNode;
}) {
  const { group, mayChange } = props;
  return (
    <>
      <PageHeader above={<LinkTo to={GROUP_PATHS[group.kind]}>{props.listTitle}</LinkTo>} title={group.name} sentence={group.endedOn ? words.ended(sayIsoDay(group.endedOn)) : props.sentence} action={props.action} />
      <Warnings warnings={props.warnings} />
      {props.children}
      <div className={styles.columns}>
        <People group={group} part="members" mayChange={mayChange} />
        <People group={group} part="supervisors" mayChange={mayChange} />
      </div>
      <History rows={group.otherMemberships} />
      {mayChange ? (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
          <DialogForm verb={words.rename}>{props.editForm}</DialogForm>
          <EndOrReopen group={group} />
        </div>
      ) : null}
    </>
  );
}

function People({ group, part, mayChange }: { readonly group: AnyGroup; readonly part: 'members' | 'supervisors'; readonly mayChange: boolean }) {
  const people = group[part];
  const verb = part === 'members' ? words.changeMembers : words.changeSupervisors;
  return (
    <Section
      title={`${words[part]} (${people.length})`}
      action={mayChange ? <DialogForm verb={verb} size="sm">{(close) => <MembershipEditor group={group} part={part} onDone={close} />}</DialogForm> : null}
    >
      {people.length === 0 ? <p>{part === 'members' ? words.noMembers : words.noSupervisors}</p> : (
        <ul className={styles.rows}>
          {people.map((person) => (
            <li key={person.personId} className={styles.row}>
              <div>
                <LinkTo to={`/people/${person.personId}`}>{person.name}</LinkTo>
                <div className={styles.quiet}>{person.schoolName ? `${person.schoolName} · ` : ''}{words.since} <Day on={person.from} say="date" /></div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function History({ rows }: { readonly rows: readonly Membership[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={words.history} sentence={words.historySentence}>
      <DataTable
        caption={words.historyCaption}
        filter={false}
        rows={rows}
        keyOf={(row) => `${row.personId} ${row.from} ${row.to}`}
        columns={[
          { key: 'person', head: words.person, value: (row) => row.name, cell: (row) => <LinkTo to={`/people/${row.personId}`}>{row.name}</LinkTo> },
          { key: 'from', head: words.from, value: (row) => row.from, cell: (row) => <Day on={row.from} say="date" /> },
          { key: 'to', head: words.to, value: (row) => row.to ?? words.open, cell: (row) => (row.to ? <Day on={row.to} say="date" /> : words.open) },
          { key: 'reason', head: words.reason, value: (row) => row.reason },
        ]}
      />
    </Section>
  );
}

function EndOrReopen({ group }: { readonly group: AnyGroup }) {
  const { send } = useSend();
  const tell = useToast();
  const today = useToday();
  const change = async (endedOn: string | null) => {
    const answer = await send('PATCH', routeOf(group), { endedOn });
    if (answer.ok) tell(words.saved);
    return answer;
  };
  return group.endedOn
    ? <ConfirmOnce verb={words.reopen} question={words.reopen} consequence={group.name} onConfirm={() => change(null)} />
    : <ConfirmOnce verb={words.endGroup} question={words.endQuestion(group.name)} consequence={words.endConsequence} onConfirm={() => change(today)} />;
}
