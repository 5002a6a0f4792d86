import { createCipheriv, createDecipheriv, createHmac, randomInt, type Cipher } from 'node:crypto';

/** A block is the place, a number that is another each time, and the tag. */
const SEQ_BYTES = 5;
const TURN_BYTES = 3;
const TAG_BYTES = 8;
const BLOCK = SEQ_BYTES + TURN_BYTES + TAG_BYTES;
const TURNS = 256 ** TURN_BYTES;

/** Seals places of one viewer's stream into cursors, and reads back only its own. */
export interface CursorSealer {
  seal(seq: number): string;
  /** The place, or null when the cursor is forged, of another viewer, or of another stream. */
  unseal(cursor: string): number | null;
}

/**
 * Cursors that say nothing: the number of an event would show a reader that others are writing in private, and so would a
 * cursor that changes only when something happened. A cursor is one AES-256 block holding the sequence number, a count that
 * makes each cursor another one, and 64 bits that bind it to stream and viewer; as a keyed permutation of a block whose
 * content is checked on the way back, it can be neither read, made nor borrowed.
 */
export function cursorSealers(secret: Buffer): (binding: string) => CursorSealer {
  // One block at a time, so no chaining mode is needed and one cipher object serves for ever; making one costs more than using it.
  const key = createHmac('sha256', secret).update('cursor-key').digest();
  const cipher = withoutPadding(createCipheriv('aes-256-ecb', key, null));
  const decipher = withoutPadding(createDecipheriv('aes-256-ecb', key, null));
  let turn = randomInt(TURNS);
  return (binding) => {
    const tag = createHmac('sha256', secret).update('cursor-for ').update(binding).digest().subarray(0, TAG_BYTES);
    const block = Buffer.alloc(BLOCK);
    tag.copy(block, BLOCK - TAG_BYTES);
    return {
      seal(seq) {
        turn = (turn + 1) % TURNS;
        block.writeUIntBE(seq, 0, SEQ_BYTES);
        block.writeUIntBE(turn, SEQ_BYTES, TURN_BYTES);
        return cipher.update(block).toString('base64url');
      },
      unseal(cursor) {
        const sealed = Buffer.from(cursor, 'base64url');
        if (sealed.length !== BLOCK) return null;
        const opened = decipher.update(sealed);
        return opened.subarray(BLOCK - TAG_BYTES).equals(tag) ? opened.readUIntBE(0, SEQ_BYTES) : null;
      },
    };
  };
}

function withoutPadding<C extends Cipher | ReturnType<typeof createDecipheriv>>(cipher: C): C {
  cipher.setAutoPadding(false);
  return cipher;
}
