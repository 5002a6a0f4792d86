import type { Choice } from '../../../../platform/web/ui/fields.tsx';

const AMERICAN: readonly (readonly [zone: string, name: string])[] = [
  ['America/New_York', 'Eastern'],
  ['America/Chicago', 'Central'],
  ['America/Denver', 'Mountain'],
  ['America/Phoenix', 'Arizona'],
  ['America/Los_Angeles', 'Pacific'],
  ['America/Anchorage', 'Alaska'],
  ['Pacific/Honolulu', 'Hawaii'],
  ['America/Puerto_Rico', 'Puerto Rico'],
];

/** Time zones to choose from: those of the United States by their everyday names first, then all others. */
export function timeZoneChoices(): readonly Choice<string>[] {
  const first = AMERICAN.map(([value, name]) => ({ value, label: `${name} (${value})` }));
  const known = new Set(first.map(({ value }) => value));
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !known.has(zone));
  return [...first, ...others.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })), ...(known.has('UTC') || others.includes('UTC') ? [] : [{ value: 'UTC', label: 'UTC' }])];
}

/** The zone of this device, as a first guess for the district's. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
