import { IconBell, IconCalendarEvent, IconClipboardText, IconHeartHandshake, IconHelpCircle, IconPointFilled, IconStar } from '@tabler/icons-react';

const ICONS: Readonly<Record<string, typeof IconBell>> = {
  session: IconCalendarEvent,
  promise: IconHeartHandshake,
  commitment: IconHeartHandshake,
  'check-in': IconHelpCircle,
  problem: IconClipboardText,
  notice: IconBell,
  welcome: IconStar,
};

/** A small picture beside the words of an item; never alone. */
export function KindIcon({ kind, size = 22 }: { readonly kind: string; readonly size?: number }) {
  const Icon = ICONS[kind] ?? IconPointFilled;
  return <Icon aria-hidden size={size} stroke={1.75} />;
}
