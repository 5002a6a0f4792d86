/** A moment in words, in the district's time zone: "Wednesday, January 14, 2026 at 3:30 PM CST". */
export function sayWhen(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const time = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return `${day.format(at)} at ${time.format(at)}`;
}
