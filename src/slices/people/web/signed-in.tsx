import { useEffect, useState, createContext, useContext, type ReactNode } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { onSignInEnded, useApi } from '../../../platform/web/api-client.ts';
import { TimeZoneProvider } from '../../../platform/web/dates.ts';
import { DeviceLogProvider } from '../../../platform/web/device-log.tsx';
import { useGo } from '../../../platform/web/page.ts';
import { Failed, Loading } from '../../../platform/web/ui/states.tsx';
import type { Actor } from '../model/actor.ts';
import { can, type Action, type Relation } from '../model/can.ts';
import type { Me, SetupState } from './shapes.ts';
import { SignInAgain } from './entering/sign-in-again.tsx';

const MeContext = createContext<Me | null>(null);

/** Who is signed in, with their settings and district. Only below the signed-in frame. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in here: this page stands outside the signed-in frame');
  return me;
}

/** Who is asking, as the permission table knows them. */
export function useActor(): Actor {
  return useMe().actor;
}

/** Whether the person may do this to a thing of their own district, for showing and hiding buttons; the server decides again. */
export function useMay(action: Action, relations: readonly Relation[] = []): boolean {
  const actor = useActor();
  return can(actor, action, { districtId: actor.districtId, relations });
}

/**
 * Lets only people who are signed in through to what is below, and gives it who they are, the district's time zone and
 * the device's log. Others are sent to sign in (or to the first-run page) and come back afterwards.
 */
export function SignedInOnly({ children }: { readonly children: ReactNode }) {
  const me = useApi<Me>('/api/me');
  if (me.state === 'loading') return <Loading />;
  if (me.state === 'failed') return me.problem.status === 401 ? <SendToSignIn /> : <Failed problem={me.problem} retry={me.refresh} />;
  return (
    <MeContext value={me.value}>
      <TimeZoneProvider value={me.value.actor.timeZone}>
        <DeviceLogProvider owner={me.value.actor.personId}>
          {children}
          <AskAgain me={me.value} />
        </DeviceLogProvider>
      </TimeZoneProvider>
    </MeContext>
  );
}

function SendToSignIn() {
  const setup = useApi<SetupState>('/api/setup');
  // Where they were going, held still: the address changes while this is on its way out.
  const [here] = useState(useRouterState({ select: (state) => state.location.href }));
  const go = useGo();
  const to = setup.state === 'loading' ? null : setup.state === 'ready' && setup.value.needed ? '/welcome' : `/sign-in?to=${encodeURIComponent(here)}`;
  useEffect(() => {
    if (to) go(to, { replace: true });
  }, [to, go]);
  return <Loading />;
}

/** When the sign-in ends while someone works: asks for the password in front of the page, which keeps everything typed. */
function AskAgain({ me }: { readonly me: Me }) {
  const [waiting, setWaiting] = useState<((signedIn: boolean) => void) | null>(null);
  useEffect(() => {
    onSignInEnded(() => new Promise((resolve) => setWaiting(() => resolve)));
    return () => onSignInEnded(null);
  }, []);
  const done = (signedIn: boolean) => {
    waiting?.(signedIn);
    setWaiting(null);
  };
  return waiting ? <SignInAgain email={me.email} onDone={done} /> : null;
}
