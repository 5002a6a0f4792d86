import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { studyPage } from '../../../texts/web/index.ts';
import { words } from '../words.ts';

/** Beside a text that is read: where it can be corrected, with a look at what moves. */
export function CorrectHere({ study, source }: { readonly study: { readonly studyId: string }; readonly source: { readonly sourceId: string } }) {
  return <LinkButton variant="default" to={studyPage(study.studyId, 'code', source.sourceId)}>{words.correct.inWorkbench}</LinkButton>;
}
