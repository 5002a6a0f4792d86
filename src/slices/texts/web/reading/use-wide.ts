import { useState } from 'react';

/** Whether there was room beside the text when the page was opened: what stands there is open then, and folded on a phone, where it would stand before the text. */
export function useWideAtFirst(): boolean {
  const [isWide] = useState(() => window.matchMedia('(min-width: 62em)').matches);
  return isWide;
}
