import { useEffect, useRef, useState } from 'react';
import { sayClock, sayDuration } from '../dates.ts';
import { useAnnounce } from './announcer.tsx';
import { milestonePassed } from './clock-milestones.ts';
import { uiWords } from './ui-words.ts';
import styles from './count-up-clock.module.css';

const words = uiWords.clock;

/**
 * A clock that serves: what is left, then, counted up, what is over. `remainingAt` computes from absolute facts what
 * remains (ms, negative in overtime) at a moment of the server's clock; `now` is that clock. The figures are silent to a
 * screen reader (role timer); the milestones are spoken through the announcer. `run` changes when another step begins.
 */
export function CountUpClock(props: {
  readonly remainingAt: (now: number) => number;
  readonly now: () => number;
  readonly plannedMs: number;
  readonly run: string;
  readonly paused?: boolean;
  readonly size?: 'small' | 'large' | 'board';
}) {
  const { run, plannedMs } = props;
  const facts = useRef(props);
  facts.current = props;
  const [remaining, setRemaining] = useState(() => props.remainingAt(props.now()));
  const announce = useAnnounce();
  useEffect(() => {
    let before = facts.current.remainingAt(facts.current.now());
    if (before > plannedMs - 2000) announce(words.start(sayDuration(plannedMs)));
    const tick = () => {
      const left = facts.current.remainingAt(facts.current.now());
      const milestone = milestonePassed(before, left, plannedMs);
      if (milestone && milestone !== 'start') announce(words[milestone]);
      before = left;
      setRemaining(left);
    };
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [run, plannedMs, announce]);
  const over = remaining < 0;
  return (
    <div className={styles.clock} data-size={props.size ?? 'small'} data-over={over}>
      <span role="timer" aria-live="off" className={styles.figures}>{sayClock(remaining)}</span>
      <span className={styles.word}>{props.paused ? words.paused : over ? words.over : words.left}</span>
    </div>
  );
}
