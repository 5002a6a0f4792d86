import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Notice, NoticePage } from '../shapes.ts';
import { words as all } from '../words.ts';
import styles from './inbox.module.css';

const words = all.inbox;

/** One's own notices, newest first. */
export function InboxPage() {
  const first = useApi<NoticePage>('/api/notices', { everyMs: 60_000 });
  const { send, problem } = useSend();
  const read = (noticeId: string) => void send('POST', `/api/notices/${noticeId}/read`, {}, ['/api/notices', '/api/me']);
  const unread = first.state === 'ready' ? first.value.unread : 0;
  return (
    <>
      <PageHeader
        title={words.title}
        sentence={words.sentence}
        action={unread > 0 ? <Button variant="default" onClick={() => void send('POST', '/api/notices/read-all', {}, ['/api/notices', '/api/me'])}>{words.markAll}</Button> : null}
      />
      <ProblemNotice problem={problem} />
      <Await of={first}>
        {(page) => (page.notices.length === 0 ? <EmptyState what={words.none} why={words.whyNone} /> : <><NoticeList notices={page.notices} onRead={read} /><Older after={page.next} onRead={read} /></>)}
      </Await>
    </>
  );
}

/** Pages of older notices, each fetched when it is asked for. */
function Older({ after, onRead }: { readonly after: string | null; readonly onRead: (noticeId: string) => void }) {
  const [wanted, setWanted] = useState(false);
  const page = useApi<NoticePage>(wanted && after ? `/api/notices?after=${after}` : null);
  if (!after) return null;
  if (!wanted) return <Button variant="default" mt="lg" onClick={() => setWanted(true)}>{words.more}</Button>;
  return <Await of={page}>{(older) => <><NoticeList notices={older.notices} onRead={onRead} /><Older after={older.next} onRead={onRead} /></>}</Await>;
}

function NoticeList({ notices, onRead }: { readonly notices: readonly Notice[]; readonly onRead: (noticeId: string) => void }) {
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.noticeId} className={styles.notice} data-unread={notice.readAt === null}>
          <div className={styles.words}>
            <h2 className={styles.title}>
              {notice.title}
              {notice.readAt === null ? <span className={styles.new}>{words.unread}</span> : null}
            </h2>
            {notice.body ? <p className={styles.body}>{notice.body}</p> : null}
            <p className={styles.when}><Moment at={notice.createdAt} /></p>
          </div>
          <div className={styles.deeds}>
            <LinkTo to={notice.url} onClick={() => onRead(notice.noticeId)} aria-label={`${words.open}: ${notice.title}`} className={styles.open}>{words.open}</LinkTo>
            {notice.readAt === null ? <Button variant="subtle" size="sm" aria-label={`${words.markRead}: ${notice.title}`} onClick={() => onRead(notice.noticeId)}>{words.markRead}</Button> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
