import type { ConstructorOptions } from 'pg-boss';
import type { Database } from '../db/database.ts';

type BossDatabase = NonNullable<ConstructorOptions['db']>;

/**
 * Our database as pg-boss wants to see it: one call, one transaction, as the owner. Scripts of several statements carry
 * their own `BEGIN … COMMIT` and no parameters, which is what {@link Database.call} passes on in one piece on both engines.
 */
export function bossDatabase(db: Database): BossDatabase {
  return {
    async executeSql(text, values = []) {
      return { rows: [...(await db.call<unknown>(text, values))] };
    },
    async listen(channel, hear, onReconnect) {
      const close = await db.listen(channel, hear);
      onReconnect();
      return { close };
    },
  };
}
