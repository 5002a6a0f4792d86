import { ok } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { SetupAsk, SetupState, SignedIn } from '../model/wire.ts';
import type { IdentityInside } from './identity.ts';
import { setUp, setupNeeded, type SetupOptions } from './setup.ts';

export function setupRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside, options: SetupOptions & { readonly version: string }): void {
  api.route(
    { method: 'get', path: '/api/setup', tag: 'setup', summary: 'Whether the first-run page is needed', access: 'public', answer: SetupState },
    async () => ok({ needed: await setupNeeded(parts), mailConfigured: parts.mail.configured, version: options.version }),
  );
  api.route(
    {
      method: 'post',
      path: '/api/setup',
      tag: 'setup',
      summary: 'Make the first district and sign its administrator in',
      access: 'public',
      body: SetupAsk,
      answer: SignedIn,
      status: 201,
    },
    ({ c, body }) => setUp(inside, c, body, options),
  );
}
