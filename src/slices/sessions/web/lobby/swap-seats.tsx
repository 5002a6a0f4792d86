import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { contentOf } from '../../model/places.ts';
import { actingIn } from '../../model/who.ts';
import { useRoom } from '../room/room-context.ts';
import { useSending } from '../room/use-sending.ts';
import { words } from '../words.ts';

const text = words.lobby.swap;

/** Gives a seat to someone else before the start; who had another seat changes places. */
export function SwapSeats() {
  const { state } = useRoom();
  const [open, setOpen] = useState(false);
  const sending = useSending();
  const people = Object.values(state.people).filter((person) => !person.guest).map((person) => ({ value: person.personId, label: person.name }));
  return (
    <>
      <Button variant="default" size="sm" mt="md" onClick={() => setOpen(true)}>{text.open}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.open}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{text.sentence}</p>
          {contentOf(state).seats.map((seat) => (
            <SelectField
              key={seat.id}
              label={seat.name}
              hint={seat.duty}
              blank={text.nobody}
              value={actingIn(state, seat.id) ?? ''}
              choices={people}
              onChange={(personId) => void (personId && sending.send({ type: 'AssignSeat', seatId: seat.id, personId }))}
            />
          ))}
          <ProblemNotice problem={sending.problem} />
          <div><Button onClick={() => setOpen(false)}>{text.done}</Button></div>
        </Stack>
      </Modal>
    </>
  );
}
