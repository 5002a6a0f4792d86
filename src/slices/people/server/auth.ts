import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins';
import { z } from 'zod';
import type { Parts } from '../../../platform/server/parts.ts';

/** A sign-in lasts this long after its last use; a use within the hour is not noted again. */
const SIGN_IN_SECONDS = 14 * 24 * 3600;
const NOTE_USE_EVERY_SECONDS = 3600;
/** A mailed sign-in link is good this long. */
export const LINK_SECONDS = 15 * 60;

/** Mails the link that this secret makes; throws when the mail server refuses. */
export type MailSignInLink = (email: string, token: string) => Promise<void>;

/**
 * The sign-in library on our own tables: it hashes passwords, keeps browser sign-ins and their signed cookies, and makes and
 * consumes the secrets of mailed links. None of its HTTP endpoints is mounted; our routes call it from inside.
 */
export function createAuth(parts: Parts, secret: string, mailSignInLink: MailSignInLink) {
  return betterAuth({
    appName: 'Jointwork',
    baseURL: parts.publicUrl,
    secret,
    database: { db: parts.db.identityHandle(), type: 'postgres', transaction: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Limits are ours (limits.ts): shared by every server, and counted by account as well as by address.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 1000 },
    user: {
      modelName: 'identity_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { districtId: { type: 'string', required: true, input: false, fieldName: 'district_id' } },
    },
    session: {
      modelName: 'identity_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        signedInBy: { type: 'string', required: false, input: false, defaultValue: 'password', fieldName: 'signed_in_by' },
      },
      expiresIn: SIGN_IN_SECONDS,
      updateAge: NOTE_USE_EVERY_SECONDS,
    },
    account: {
      modelName: 'identity_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'identity_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'jointwork',
      useSecureCookies: parts.publicUrl.startsWith('https:'),
      // Where someone signs in from is not ours to keep.
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => parts.newId(), validateSchema: false },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: LINK_SECONDS,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => mailSignInLink(email, token),
      }),
      openSignIn(),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Signs someone in whose right to it was checked here: an invitation, a recovery code, the first run. */
function openSignIn() {
  return {
    id: 'jointwork-open-sign-in',
    endpoints: {
      openSignIn: createAuthEndpoint(
        '/jointwork/open-sign-in',
        { method: 'POST', requireHeaders: true, body: z.object({ userId: z.uuid() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new Error('a sign-in was opened for a person without an account');
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { token: session.token, user: { id: user.id } };
        },
      ),
    },
  };
}
