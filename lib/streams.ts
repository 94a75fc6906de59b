/** Bytes as they arrive, piece by piece. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** More bytes came than are taken; how many were to come may be known. */
export class TooManyBytes extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/** The same bytes; throws as soon as they exceed the limit. */
export async function* atMost(limit: number, source: ByteStream): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of source) {
    seen += piece.length;
    if (seen > limit) throw new TooManyBytes(limit);
    yield piece;
  }
}

/** The same bytes from the start, handed on only once the first ones have been looked at; a look that throws ends the stream. */
export async function* lookedAt(
  length: number,
  look: (head: Uint8Array) => void,
  source: ByteStream,
): AsyncGenerator<Uint8Array> {
  const held: Uint8Array[] = [];
  let size = 0;
  let looked = false;
  for await (const piece of source) {
    if (looked) {
      yield piece;
      continue;
    }
    held.push(piece);
    size += piece.length;
    if (size < length) continue;
    look(joined(held, length));
    looked = true;
    yield* held;
  }
  if (looked) return;
  look(joined(held, length));
  yield* held;
}

function joined(pieces: readonly Uint8Array[], most: number): Uint8Array {
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.subarray(0, most);
}

/** The sender went away, or the line broke. */
export class BrokenOff extends Error {
  constructor(cause: unknown) {
    super("the stream broke off", { cause });
  }
}

/** The same bytes; whatever goes wrong on the sender's side is one kind of fault, apart from those of the receiver. */
export async function* fromSender(source: ByteStream): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw new BrokenOff(error);
  }
}

/** The bytes as the web's kind of stream, taken no faster than they are read, and let go when the reader leaves. */
export function toWebStream(source: ByteStream): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}

/** The body of a request, and a way to let go of what was not read of it. */
export type Body = Readonly<{ bytes: ByteStream; letGo: () => void }>;

/**
 * A request's body, taken no faster than it is read. A sender who is refused half way still sends the rest and reads the
 * answer only then: letGo() takes that rest and forgets it, because to hang up instead would lose the answer.
 */
export function bodyOf(stream: ReadableStream<Uint8Array> | null): Body {
  const reader = stream?.getReader();
  const left = async () => {
    while (reader && !(await reader.read()).done);
  };
  async function* bytes() {
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) return;
      yield next.value;
    }
  }
  // A sender who hangs up meanwhile has no need of the answer.
  return { bytes: bytes(), letGo: () => void left().catch(() => undefined) };
}
