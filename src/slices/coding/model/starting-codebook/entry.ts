import type { Inference, Valence } from '../study/entities.ts';

/** One code of the starting codebook; `key` is its name for good, `under` the key of its parent. */
export interface StartingCode {
  readonly key: string;
  readonly under: string | null;
  readonly round: 1 | 2 | 3;
  readonly name: string;
  readonly definition: string;
  readonly useWhen: string;
  readonly notWhen: string;
  /** Made up for this codebook; nobody said it. */
  readonly example: string;
  readonly inference: Inference;
  readonly colour: string;
  readonly valence?: Valence;
  /** For a code that was found in the data: why no code of the framework fitted. */
  readonly found?: string;
  readonly codable?: false;
}
