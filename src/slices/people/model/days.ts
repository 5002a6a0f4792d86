/** A calendar day as an ISO date, `2026-11-21`; such texts sort by time. */
export type IsoDay = string;

/** A span of days: the first on which it holds, and the first on which it no longer does (null while open). */
export interface Span {
  readonly from: IsoDay;
  readonly to: IsoDay | null;
}

/** The calendar day that a moment (Unix ms) falls on in a time zone (IANA name). Throws a RangeError for an unknown zone. */
export function dayIn(timeZone: string, atMs: number): IsoDay {
  // The Canadian form of a date is year-month-day, already in the order of ISO 8601.
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(atMs);
}

/** Whether the text names a time zone that dates can be shown in. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** Whether the span holds on this day. */
export function holdsOn(span: Span, on: IsoDay): boolean {
  return span.from <= on && (span.to === null || on < span.to);
}

/** Whether the span holds on this day or on any later one. */
export function holdsFrom(span: Span, on: IsoDay): boolean {
  return span.to === null || (on < span.to && span.from < span.to);
}
