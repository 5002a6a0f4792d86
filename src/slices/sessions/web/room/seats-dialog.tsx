import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { contentOf } from '../../model/places.ts';
import { actingIn, isPresent, nameOf } from '../../model/who.ts';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import { useSending } from './use-sending.ts';

const text = words.room.lead;

/** Gives a seat that can be passed on to someone else in the room. */
export function SeatsDialog() {
  const { state } = useRoom();
  const [open, setOpen] = useState(false);
  const [seatId, setSeatId] = useState('');
  const [personId, setPersonId] = useState('');
  const sending = useSending();
  const seats = contentOf(state).seats.filter((seat) => seat.lendable);
  const fixed = contentOf(state).seats.filter((seat) => !seat.lendable).map((seat) => actingIn(state, seat.id));
  const people = Object.values(state.people).filter((person) => !person.guest && isPresent(state, person.personId) && !fixed.includes(person.personId) && person.personId !== actingIn(state, seatId));
  if (seats.length === 0) return null;
  const hand = async () => {
    if (await sending.send({ type: 'AssignSeat', seatId, personId })) setOpen(false);
  };
  return (
    <>
      <Button variant="subtle" size="sm" onClick={() => { setSeatId(seats[0]!.id); setPersonId(''); setOpen(true); }}>{text.seats}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.seats}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{text.seatsSentence}</p>
          <SelectField label={text.seat} value={seatId} onChange={setSeatId} choices={seats.map((seat) => ({ value: seat.id, label: text.seatNow(seat.name, nameOf(state, actingIn(state, seat.id) ?? '')) }))} />
          <SelectField label={text.to} blank={text.choose} value={personId} onChange={setPersonId} choices={people.map((person) => ({ value: person.personId, label: person.name }))} />
          <ProblemNotice problem={sending.problem} />
          <div><Button disabled={personId === ''} loading={sending.busy} onClick={() => void hand()}>{text.hand}</Button></div>
        </Stack>
      </Modal>
    </>
  );
}
