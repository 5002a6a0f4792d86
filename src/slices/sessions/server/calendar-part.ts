import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { InvitationFacts } from './invitation-facts.ts';

const METHODS = { REQUEST: ICalCalendarMethod.REQUEST, CANCEL: ICalCalendarMethod.CANCEL, PUBLISH: ICalCalendarMethod.PUBLISH } as const;

/**
 * One session as iCalendar (RFC 5545). The UID never changes and SEQUENCE rises with every change, so that calendars
 * replace the event instead of adding one. No attendee is listed, so nobody's address reaches anybody else.
 */
export function calendarPart(facts: InvitationFacts, method: keyof typeof METHODS): string {
  const { hostname } = new URL(facts.publicUrl);
  const calendar = ical({ method: METHODS[method], prodId: { company: 'Jointwork', product: 'Sessions', language: 'EN' } });
  calendar.createEvent({
    id: `session-${facts.sessionId}@${hostname}`,
    sequence: facts.sequence,
    stamp: facts.changedAt,
    start: new Date(facts.startsAt),
    end: new Date(facts.startsAt + facts.minutes * 60_000),
    summary: withoutControls(facts.title),
    location: facts.place === '' ? null : withoutControls(facts.place),
    url: facts.url,
    description: `Open the session: ${facts.url}`,
    status: facts.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // Calendars take a request only with an organizer; nobody reads what they answer.
    organizer: { name: 'Jointwork', email: `no-reply@${hostname}` },
  });
  return calendar.toString();
}

// Pasted text brings some along (a line break of PowerPoint is one); a calendar may refuse the whole file for it.
function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]+/g, ' ');
}
