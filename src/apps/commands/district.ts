import { parseArgs } from 'node:util';
import { createDistrictWithAdministrator } from '../../slices/people/server/index.ts';
import { readSettings } from '../settings.ts';
import { inSentence, type Say } from './say.ts';
import { withParts } from './with-parts.ts';

/** Makes one more district and says the address of its administrator's invitation. */
export async function district(args: readonly string[], say: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { name: text, 'time-zone': text, 'admin-name': text, 'admin-email': text } });
  const { name, 'time-zone': timeZone, 'admin-name': adminName, 'admin-email': adminEmail } = values;
  if (!name || !timeZone || !adminName || !adminEmail) return say.misunderstood('A district needs --name, --time-zone, --admin-name and --admin-email.');
  return withParts(readSettings(process.env), async (parts) => {
    const made = await createDistrictWithAdministrator(parts, { name, timeZone, administrator: { name: adminName, email: adminEmail } });
    if (!made.ok) return say.complain(inSentence(made.error));
    return say.show(`${name} is made. Give this address to ${adminName}; it is good once, until ${new Date(made.value.expiresAt).toISOString().slice(0, 10)}:\n${made.value.url}\n`);
  });
}
