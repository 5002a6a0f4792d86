import type { Transaction } from 'kysely';
import type { Parts } from '../../../platform/server/parts.ts';
import { LINK_SECONDS } from './auth.ts';
import type { IdentityTables } from './tables.ts';

/** Mails a sign-in link. Opening it only shows a page with a button: mail filters that open every link use nothing up. */
export async function mailSignInLink(parts: Parts, email: string, token: string): Promise<void> {
  const name = await nameOf(parts, email);
  if (name === null) return;
  const url = `${parts.publicUrl}/sign-in/link?token=${encodeURIComponent(token)}`;
  await parts.mail.send({
    to: { name, address: email },
    subject: 'Your sign-in link for Jointwork',
    text: [
      `Hello ${name},`,
      '',
      'Open this link and press the button on the page to sign in:',
      url,
      '',
      `It works once, within ${LINK_SECONDS / 60} minutes. If you did not ask for it, you need do nothing: nobody else can use it without your mail.`,
    ].join('\n'),
  });
}

/** The name of the person with this address, or null when nobody has it. */
export function nameOf(parts: Parts, email: string): Promise<string | null> {
  return parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => {
    const user = await trx.selectFrom('identity_user').select('name').where('email', '=', email).executeTakeFirst();
    return user?.name ?? null;
  });
}
