import { studyApi } from '../../texts/web/index.ts';
import { SaveLink } from './save-link.tsx';
import { words } from './words.ts';

/** Beside the title of the codebook: taking it along. Bringing one in stands on the page of exchange. */
export function BookAlong({ studyId }: { readonly studyId: string }) {
  return <SaveLink to={studyApi(studyId, 'codebook.qdc')}>{words.out.saveCodebook}</SaveLink>;
}
