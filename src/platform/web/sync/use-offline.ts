import { useSyncExternalStore } from 'react';

/** Whether the device itself says that it has no network; quicker to know than a stream that has fallen silent. */
export function useOffline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => !navigator.onLine,
  );
}
