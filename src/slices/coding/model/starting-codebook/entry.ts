import type { CodeFields } from '../study/commands.ts';
import type { z } from 'zod';

/** One code of the starting codebook with those under it; what is not said is as for any new code. */
export interface Entry {
  readonly name: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly notWhen: string;
  readonly examples?: readonly string[];
  readonly inference: z.output<typeof CodeFields>['inference'];
  /** Set where the data and no framework gave the code: why nothing else fitted (COD-19). */
  readonly inductive?: string;
  readonly valence?: 'positive' | 'negative' | null;
  /** False for a heading that is never put on text itself. */
  readonly codable?: boolean;
  readonly under?: readonly Entry[];
}
