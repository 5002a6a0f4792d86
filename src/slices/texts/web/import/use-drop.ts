import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { refreshUnder } from '../../../../platform/web/api-client.ts';
import type { DropState } from './drop-state.ts';
import { dropFor, type Drop } from './drops.ts';

/** The drop of this study as it is now. When it ends, everything shown of the study is asked for again. */
export function useDrop(studyId: string): readonly [Drop, DropState] {
  const drop = dropFor(studyId);
  const state = useSyncExternalStore(drop.subscribe, drop.state);
  const client = useQueryClient();
  const { stage } = state;
  useEffect(() => {
    if (stage === 'ended') void refreshUnder(client, ['/api/studies']);
  }, [client, stage]);
  return [drop, state];
}
