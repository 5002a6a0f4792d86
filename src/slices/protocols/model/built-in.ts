import { criticalFriends } from './critical-friends.ts';
import type { ProtocolContent } from './protocol.ts';

/** The protocols that come with the product, by a key that never changes. Districts copy them to change them. */
export const BUILT_IN_PROTOCOLS: readonly { readonly key: string; readonly content: ProtocolContent }[] = [{ key: 'critical-friends', content: criticalFriends }];
