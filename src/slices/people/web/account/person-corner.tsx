import { Button, Group, Modal, Text } from '@mantine/core';
import { IconBell, IconHistory, IconLogout, IconSettings, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../../../../platform/web/api-client.ts';
import { useDeviceLog, useUnsent } from '../../../../platform/web/device-log.tsx';
import type { Unsent } from '../../../../platform/web/local-log.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { useMay, useMe } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import styles from './person-corner.module.css';

const words = all.corner;

/** What belongs to the person who is signed in: notices, account, settings they may change, signing out. */
export function PersonCorner() {
  const me = useMe();
  const administers = useMay('district.change');
  const audits = useMay('audit.read');
  const guest = me.actor.guestOfSession !== null;
  return (
    <div className={styles.corner}>
      {guest ? null : (
        <>
          <CornerLink to="/inbox" icon={IconBell}>{me.unreadNotices > 0 ? words.inboxUnread(me.unreadNotices) : words.inbox}</CornerLink>
          {administers ? <CornerLink to="/district" icon={IconSettings}>{words.district}</CornerLink> : null}
          {audits ? <CornerLink to="/audit" icon={IconHistory}>{words.audit}</CornerLink> : null}
        </>
      )}
      <div className={styles.who}>
        <p className={styles.name}>{me.actor.name}</p>
        <p className={styles.district}>{guest ? words.guest : me.district.name}</p>
      </div>
      {guest ? null : <CornerLink to="/account" icon={IconUser}>{words.account}</CornerLink>}
      <SignOut />
    </div>
  );
}

function CornerLink({ to, icon: Icon, children }: { readonly to: string; readonly icon: typeof IconBell; readonly children: string }) {
  return <LinkTo to={to} className={styles.link}><Icon aria-hidden size={20} stroke={1.75} /><span>{children}</span></LinkTo>;
}

/** Signs out, but never over words that only this device has: those are shown first, to be copied or sent. */
function SignOut() {
  const log = useDeviceLog();
  const unsent = useUnsent();
  const tell = useToast();
  const [held, setHeld] = useState<readonly Unsent[] | null>(null);
  const leave = async () => {
    const answer = await request('POST', '/api/sign-out', {}, { asStranger: true });
    if (!answer.ok) return tell(all.signOut.failed);
    await log.forget();
    // A whole new page load: nothing of this person stays in the tab's memory.
    location.assign('/sign-in');
  };
  const ask = () => {
    const texts = unsent();
    if (texts.length === 0) void leave();
    else setHeld(texts);
  };
  return (
    <>
      <button type="button" className={styles.link} onClick={ask}><IconLogout aria-hidden size={20} stroke={1.75} /><span>{words.signOut}</span></button>
      <Modal opened={held !== null} onClose={() => setHeld(null)} title={all.signOut.title}>
        <Text mb="md">{all.signOut.sentence(held?.length ?? 0)}</Text>
        <CopyText label={all.signOut.label} text={(held ?? []).map(({ text }) => text).join('\n\n')} verb={all.signOut.copy} />
        <Group mt="lg">
          <Button onClick={() => setHeld(null)}>{all.signOut.stay}</Button>
          <Button variant="default" onClick={() => void leave()}>{all.signOut.anyway}</Button>
        </Group>
      </Modal>
    </>
  );
}
