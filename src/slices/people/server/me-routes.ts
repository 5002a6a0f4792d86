import type { Transaction } from 'kysely';
import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { Done, EmailChange, Me, MeChange, PasswordChange, RecoveryCodes, RecoveryCodesAsk, SignInList, SignInPath } from '../model/wire.ts';
import { endOtherSignIns, endSignIn, listSignIns } from './browser-sign-ins.ts';
import { districtShape } from './district-routes.ts';
import type { IdentityInside } from './identity.ts';
import { signInOf } from './sign-in-found.ts';
import { countUnread } from './notices.ts';
import { changeOwnAddress, changePassword, mayResetPassword, renewRecoveryCodes } from './own-account.ts';
import { passwordHashOf } from './passwords.ts';
import { countRecoveryCodes } from './recovery-codes.ts';
import { NO_SUCH_SIGN_IN, NOT_FOR_GUESTS } from './refusals.ts';
import type { IdentityTables, PeopleTables } from './tables.ts';

const DONE = ok({ done: true as const });

export function meRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside): void {
  const own = { tag: 'me', access: 'signed-in' } as const;
  api.route({ ...own, method: 'get', path: '/api/me', summary: 'Who I am here', answer: Me }, async ({ c, actor }) => ok(await readMe(parts, actor, signInOf(c)!)));
  api.route({ ...own, method: 'patch', path: '/api/me', summary: 'Change my name, or whether I want mail', body: MeChange, answer: Me }, async ({ c, actor, body }) => {
    if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
    await parts.db.inDistrict(actor.districtId, (trx: Transaction<PeopleTables>) =>
      trx
        .updateTable('person')
        .set((eb) => ({ name: body.name ?? eb.ref('name'), wants_mail: body.wantsMail ?? eb.ref('wants_mail') }))
        .where('person_id', '=', actor.personId)
        .execute(),
    );
    await inside.cache.forget(actor.personId);
    return ok(await readMe(parts, { ...actor, name: body.name ?? actor.name }, signInOf(c)!));
  });
  api.route({ ...own, method: 'post', path: '/api/me/password', summary: 'Change my password and end my other sign-ins', body: PasswordChange, answer: Done }, async ({ c, actor, body }) => {
    const changed = await changePassword(inside, actor, signInOf(c)!, body);
    return changed.ok ? DONE : changed;
  });
  api.route({ ...own, method: 'post', path: '/api/me/email', summary: 'Change the address I sign in with', body: EmailChange, answer: Done }, async ({ actor, body }) => {
    const changed = await changeOwnAddress(inside, actor, body);
    return changed.ok ? DONE : changed;
  });
  api.route({ ...own, method: 'post', path: '/api/me/recovery-codes', summary: 'Get new recovery codes; the old ones stop working', body: RecoveryCodesAsk, answer: RecoveryCodes }, ({ c, actor, body }) =>
    renewRecoveryCodes(inside, actor, signInOf(c)!, body.password),
  );
  signInListRoutes(api, inside);
}

function signInListRoutes(api: Api<Actor>, inside: IdentityInside): void {
  const own = { tag: 'me', access: 'signed-in', path: '/api/me/sign-ins' } as const;
  api.route({ ...own, method: 'get', summary: 'Where I am signed in', answer: SignInList }, async ({ c, actor }) =>
    actor.guestOfSession === null ? ok({ signIns: await listSignIns(inside, actor, signInOf(c)!.signInId) }) : NOT_FOR_GUESTS,
  );
  api.route({ ...own, method: 'delete', path: '/api/me/sign-ins/{signInId}', summary: 'End one of my sign-ins', params: SignInPath, answer: Done }, async ({ actor, params }) => {
    if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
    return (await endSignIn(inside, actor, params.signInId)) ? DONE : NO_SUCH_SIGN_IN;
  });
  api.route({ ...own, method: 'delete', summary: 'End all my sign-ins but this one', answer: Done }, async ({ c, actor }) => {
    if (actor.guestOfSession !== null) return NOT_FOR_GUESTS;
    await endOtherSignIns(inside, actor, signInOf(c)!.signInId);
    return DONE;
  });
}

async function readMe(parts: Parts, actor: Actor, signIn: NonNullable<ReturnType<typeof signInOf>>) {
  const inDistrict = await parts.db.inDistrict(actor.districtId, async (trx: Transaction<PeopleTables>) => ({
    district: await trx.selectFrom('district').selectAll().executeTakeFirstOrThrow(),
    person: await trx.selectFrom('person').select(['email', 'wants_mail']).where('person_id', '=', actor.personId).executeTakeFirstOrThrow(),
    unreadNotices: await countUnread(trx, actor.personId),
  }));
  const isGuest = actor.guestOfSession !== null;
  const account = isGuest
    ? { hasPassword: false, recoveryCodesLeft: 0 }
    : await parts.db.asIdentity(async (trx: Transaction<IdentityTables>) => ({
        hasPassword: (await passwordHashOf(trx, actor.personId)) !== null,
        recoveryCodesLeft: await countRecoveryCodes(trx, actor.personId),
      }));
  return {
    actor: { ...actor, roles: [...actor.roles] },
    email: inDistrict.person.email,
    ...account,
    mayResetPassword: !isGuest && (!account.hasPassword || mayResetPassword(signIn, parts.clock.now())),
    wantsMail: inDistrict.person.wants_mail,
    mailConfigured: parts.mail.configured,
    unreadNotices: inDistrict.unreadNotices,
    district: districtShape(inDistrict.district),
  };
}
