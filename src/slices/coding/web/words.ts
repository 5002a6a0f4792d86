import { catalogue } from '../../../platform/web/words.ts';
import { acts } from './words/acts.ts';
import { autocode } from './words/autocode.ts';
import { bench } from './words/bench.ts';
import { book } from './words/book.ts';
import { correct } from './words/correct.ts';
import { memos } from './words/memos.ts';
import { rounds } from './words/rounds.ts';

/** Every word that the pages of coding show, by page. */
export const words = catalogue({ acts, autocode, bench, book, correct, memos, rounds });
