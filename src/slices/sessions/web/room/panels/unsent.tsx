import { SavedState } from '../../../../../platform/web/ui/saved-state.tsx';
import { useRoom } from '../room-context.ts';

/** Beside something this person shared: that it is still only on this device, while there is no connection. */
export function Unsent({ thing }: { readonly thing: string }) {
  const { unsent, isConnected } = useRoom();
  return unsent.has(thing) && !isConnected ? <SavedState saved="on-this-device" /> : null;
}
