import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Lanes } from '../../model/marking/lanes.ts';
import type { Stripe } from './stripes.ts';

/** What is shown on the text now. */
export interface SurfaceSight {
  readonly stripes: readonly Stripe[];
  readonly lanes: Lanes;
  readonly focusedId: string | null;
  /** Stretches of the code that is looked at; filled. */
  readonly lit: readonly Stretch[];
  readonly litColour: string;
  readonly marked: Stretch | null;
  /** Whether coded text is underlined. */
  readonly underline: boolean;
}
