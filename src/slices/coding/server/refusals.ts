import { refuse } from '../../../kernel/result.ts';

export const NO_SOURCE = refuse('not-found', 'no-source', 'This source is not in the study, or was taken away from it.', { mend: 'Look for it in the list of sources.' });
export const NO_ROUND = refuse('not-found', 'no-round', 'This round is not in the study.', { mend: 'Look for it in the list of rounds.' });
export const NO_CODE = refuse('not-found', 'no-code', 'This code is not in the codebook, so nothing was looked for.', { mend: 'Choose a code from the codebook.' });
