import { useEffect } from 'react';

/** Asks the device to keep its screen on while `on`. Devices may refuse; then everything works as before. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return undefined;
    let held: WakeLockSentinel | null = null;
    let left = false;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock.request('screen').then(
        (lock) => {
          if (left) void lock.release();
          else held = lock;
        },
        () => undefined,
      );
    };
    ask();
    // The lock is lost whenever the page is hidden.
    document.addEventListener('visibilitychange', ask);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', ask);
      void held?.release();
    };
  }, [on]);
}
