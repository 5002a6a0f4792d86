import { Button, Group } from '@mantine/core';
import { WhoCanRead } from '../../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import { words } from '../../words.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';

const text = words.room.pulse;

/** One tap. Nobody sees whose tap it was; counts are shown after the end, from three answers up. */
export function PulsePanel({ capture, mayWrite }: { readonly capture: CaptureOf<'pulse'>; readonly mayWrite: boolean }) {
  const { state, viewerId } = useRoom();
  const pulse = filledOf(state, capture.id, 'pulse');
  const sending = useSending();
  const given = pulse?.given[viewerId];
  return (
    <PanelFrame capture={capture} beside={<WhoCanRead isPrivate who={text.readers} />}>
      {mayWrite ? (
        <Group gap={8} mt={12}>
          {capture.answers.map((answer) => (
            <Button key={answer} variant={given === answer ? 'filled' : 'default'} aria-pressed={given === answer} onClick={() => void sending.send({ type: 'GivePulse', captureId: capture.id, answer })}>
              {answer}
            </Button>
          ))}
        </Group>
      ) : null}
      {given && mayWrite ? <p className={styles.quiet}>{text.thanks}</p> : null}
      {pulse?.counts ? <p>{Object.entries(pulse.counts).map(([answer, count]) => text.count(answer, count)).join(' · ')}</p> : null}
      <ProblemNotice problem={sending.problem} />
    </PanelFrame>
  );
}
