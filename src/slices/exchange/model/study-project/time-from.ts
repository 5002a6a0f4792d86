/** An xsd:dateTime as Unix ms, read as UTC where it names no zone; null for none. */
export function timeFrom(told: string | undefined): number | null {
  const at = told === undefined ? NaN : Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(told) ? told : `${told}Z`);
  return Number.isNaN(at) ? null : at;
}
