const CLOCK = /^(?:(\d{1,3})[:;])?(\d{1,3})[:;](\d{2})(?:[.,](\d{1,9}))?$/;

/** Milliseconds of a time of day or of a recording (`1:02:03.5`, `02:03`, a comma or a slipped semicolon too); null for anything else. */
export function clockMs(text: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1] ?? 0), Number(match[2]), Number(match[3])];
  if (seconds > 59 || (match[1] !== undefined && minutes > 59)) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.round(Number(`0.${match[4] ?? 0}`) * 1000);
}
