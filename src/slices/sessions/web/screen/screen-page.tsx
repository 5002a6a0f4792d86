import { useEffect, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { usePathParams } from '../../../../platform/web/page.ts';
import { serverClock } from '../../../../platform/web/sync/server-clock.ts';
import { useBoard } from '../../../../platform/web/ui/appearance.tsx';
import { CountUpClock } from '../../../../platform/web/ui/count-up-clock.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { remainingMs } from '../../model/clock.ts';
import { contentOf, currentStep } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import type { SessionAnswer } from '../../model/wire.ts';
import { JoinCode } from '../join-code.tsx';
import { useWakeLock } from '../room/use-wake-lock.ts';
import { floorOf } from '../room/who-speaks.ts';
import { words } from '../words.ts';
import { publicOn } from './public-on.ts';
import { openScreen } from './screen-store.ts';
import styles from './screen.module.css';

const text = words.screen;

/** The view for a shared screen: step, who speaks, the clock, and what the whole room may read, from eight metres. */
export function ScreenPage() {
  useBoard();
  const { sessionId } = usePathParams('sessionId');
  const first = useApi<SessionAnswer>(`/api/sessions/${sessionId}?as=room`);
  if (first.state !== 'ready') return <div className={styles.screen}><Await of={first}>{() => null}</Await></div>;
  return <Screen key={sessionId} first={first.value} />;
}

function Screen({ first }: { readonly first: SessionAnswer }) {
  const [store] = useState(() => openScreen(first.session, first.cursor));
  useEffect(() => {
    const stopClock = serverClock.start();
    const stopStore = store.start();
    return () => {
      stopStore();
      stopClock();
    };
  }, [store]);
  const { state, isConnected } = useSyncExternalStore(store.subscribe, store.sight);
  useWakeLock(state.status === 'live' || state.status === 'planned');
  useEffect(() => {
    document.title = `${text.title} · ${state.plan.title}`;
  }, [state.plan.title]);
  return (
    <div className={styles.screen}>
      {state.status === 'live' ? <Running state={state} /> : <Standing state={state} />}
      <footer className={styles.foot}>
        <p>{isConnected ? state.plan.title : text.down}</p>
        {state.status === 'ended' || state.status === 'cancelled' ? null : <Join sessionId={state.sessionId} />}
      </footer>
    </div>
  );
}

function Running({ state }: { readonly state: SessionState }) {
  const step = currentStep(state)!;
  const run = state.steps[state.current]!;
  const chalk = publicOn(state, step);
  return (
    <>
      <header className={styles.head}>
        <div>
          <p className={styles.count}>{words.room.stepOf(state.current, contentOf(state).steps.length)}</p>
          <h1 className={styles.title}>{step.title}</h1>
          <p className={styles.floor}>{words.room.floor(floorOf(state, step, null))}</p>
        </div>
        <CountUpClock size="board" run={`${run.stepId}/${run.run}`} plannedMs={run.clock.plannedMs + run.clock.addedMs} paused={run.clock.pausedAt !== null} now={() => serverClock.now()} remainingAt={(at) => remainingMs(run.clock, at)} />
      </header>
      {chalk.length === 0 ? <p className={styles.purpose}>{step.purpose}</p> : null}
      <ul className={styles.chalk} data-many={chalk.length > 4} data-one={chalk.length === 1}>
        {chalk.map((line) => (
          <li key={line.id}>
            {line.by ? <span className={styles.by}>{line.by}</span> : null}
            <span className={styles.said}>{line.text}</span>
            {line.below ? <span className={styles.below}>{line.below}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Standing({ state }: { readonly state: SessionState }) {
  const here = Object.values(state.people).filter((person) => person.present).length;
  const said = state.status === 'planned' ? text.soon(here, Object.keys(state.people).length) : state.status === 'ended' ? text.ended : text.cancelled;
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{state.plan.title}</h1>
        <p className={styles.floor}>{said}</p>
      </div>
    </header>
  );
}

function Join({ sessionId }: { readonly sessionId: string }) {
  const address = `${location.origin}/sessions/${sessionId}`;
  return (
    <div className={styles.join}>
      <p>{text.join}<br /><span className={styles.address}>{address.replace(/^https?:\/\//, '')}</span></p>
      <JoinCode address={address} label={text.code} className={styles.code} />
    </div>
  );
}
