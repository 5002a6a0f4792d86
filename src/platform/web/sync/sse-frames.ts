/** One message of a server-sent event stream: its `id:` (null when it had none) and its joined `data:` lines. */
export interface SseFrame {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** What was read so far: whole frames, and the text of one that has not ended yet. */
export interface SseRead {
  readonly frames: readonly SseFrame[];
  readonly rest: string;
}

/**
 * Reads on: `rest` of the last read and the next piece, cut anywhere. Comments (the server's heartbeats) make no frame.
 * As the HTML standard says in "interpreting an event stream": lines end in LF, CR LF or CR; an empty line ends a frame.
 */
export function readFrames(rest: string, piece: string): SseRead {
  const text = rest + piece;
  // A CR at the very end may be half of CR LF: leave it for the next piece.
  const safe = text.endsWith('\r') ? text.slice(0, -1) : text;
  const kept = text.slice(safe.length);
  const blocks = safe.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n\n');
  const unfinished = blocks.pop() ?? '';
  return { frames: blocks.map(frameOf).filter((frame) => frame !== null), rest: unfinished + kept };
}

function frameOf(block: string): SseFrame | null {
  let id: string | null = null;
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (line === '' || colon === 0) continue;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (name === 'data') data.push(value);
    else if (name === 'id') id = value;
    else if (name === 'event') event = value;
  }
  return data.length === 0 && id === null ? null : { id, event, data: data.join('\n') };
}
