import { LinkTo } from '../../../../platform/web/page.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { useRoom } from '../room/room-context.ts';
import { WholePage } from '../whole-page.tsx';
import { words } from '../words.ts';

/** A session that will not take place. */
export function CancelledPage() {
  const { state } = useRoom();
  return (
    <WholePage>
      <PageHeader title={words.cancelled.title(state.plan.title)} sentence={<>{words.cancelled.was} <Moment at={state.plan.startsAt} />.</>} />
      <p><LinkTo to="/sessions/new">{words.cancelled.planAnother}</LinkTo></p>
    </WholePage>
  );
}
