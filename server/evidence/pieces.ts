import "server-only";
import type { Pieces } from "./store";

/** A piece as a store keeps it. */
export type Piece = Readonly<{ from: number; size: number }>;

/** What a store does with single pieces. */
type Keeping = Readonly<{
  put: (name: string, piece: Uint8Array) => Promise<void>;
  list: (beginning: string) => Promise<readonly Readonly<{ name: string; size: number }>[]>;
  read: (name: string) => AsyncIterable<Uint8Array>;
  remove: (name: string) => Promise<void>;
}>;

const digits = 15;
const nameOf = (upload: string, from: number) => `piece-${upload}-${String(from).padStart(digits, "0")}`;

/** The pieces of uploads in a store, each under the upload's name and where it begins. */
export function piecesIn({ put, list, read, remove }: Keeping): Pieces {
  const all = async (upload: string): Promise<readonly Piece[]> => {
    const found = await list(`piece-${upload}-`);
    return found.map(({ name, size }) => ({ from: Number(name.slice(-digits)), size }));
  };
  return {
    put: (upload, from, piece) => put(nameOf(upload, from), piece),
    received: async (upload) => extentOf(await all(upload)),
    read: async function* (upload) {
      for (const { from } of withoutGap(await all(upload))) yield* read(nameOf(upload, from));
    },
    drop: async (upload) => {
      for (const { from } of await all(upload)) await remove(nameOf(upload, from));
    },
  };
}

/** The pieces from the beginning on of which each begins where the one before it ends. */
export function withoutGap(pieces: readonly Piece[]): readonly Piece[] {
  const inOrder: Piece[] = [];
  let end = 0;
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    if (piece.from !== end) break;
    inOrder.push(piece);
    end += piece.size;
  }
  return inOrder;
}

export const extentOf = (pieces: readonly Piece[]): number =>
  withoutGap(pieces).reduce((sum, { size }) => sum + size, 0);
