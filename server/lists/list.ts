import "server-only";
import type { Tx } from "@/db/client";
import type { Actor, Permission } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import type { Asked } from "@/domain/incidents/list-filter";
import type { CellValue, Sheet } from "@/lib/table-columns";
import { type Query, query, type Reading, type Running } from "../doors";

type Rows = readonly (readonly CellValue[])[];

/** What is done with a table while the snapshot it is read from is open. */
export type Taking = (sheet: Sheet, now: Date) => Promise<void>;

/** A list that can be taken away whole: asked as its page is, by the parameters of the same address; null where there is none. */
export type List = Query<Asked, Rows | null> &
  Readonly<{
    /** Its name in the address and of the file. */
    key: string;
    /** Hands the table on row by row; false where there is none for this person. */
    take: (caller: Actor, asked: Asked, taking: Taking, running?: Running) => Promise<boolean>;
  }>;

type ListSpec = Readonly<{
  key: string;
  permission: Permission;
  /** Whether its page opens for somebody; else whoever holds the permission anywhere. */
  opens?: (caller: Actor) => boolean;
  /** The table: all rows that the page counts, within the same reach. */
  read: (tx: Tx, reading: Reading, asked: Asked) => Promise<Sheet | null> | Sheet | null;
}>;

/** Makes a list: one read-only snapshot as for its page, from the first row to the last, so that no row is missed or told twice. */
export function list({ key, permission, opens, read }: ListSpec): List {
  const name = `take-${key}`;
  const mayOpen = opens ?? ((caller: Actor) => mayAnywhere(caller, permission));

  async function take(caller: Actor, asked: Asked, taking: Taking, running: Running = {}): Promise<boolean> {
    if (!mayOpen(caller)) return false;
    const inSnapshot = query({
      name,
      permission,
      read: async (tx, reading, input: Asked) => {
        const sheet = await read(tx, reading, input);
        if (sheet) await taking(sheet, reading.now);
        return sheet !== null;
      },
    });
    return inSnapshot(caller, asked, running);
  }

  async function rows(caller: Actor, asked: Asked, running: Running = {}): Promise<Rows | null> {
    const all: (readonly CellValue[])[] = [];
    const there = await take(
      caller,
      asked,
      async ({ pages }) => {
        for await (const page of pages) all.push(...page);
      },
      running,
    );
    return there ? all : null;
  }

  return Object.assign(rows, { queryName: name, permission, key, take });
}

/** All rows of a list that is short enough to be read at once. */
export async function* atOnce<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/** Rows page by page, each asked for by where the one before it ended. */
export async function* pageByPage<Row, Cursor>(
  next: (after: Cursor | null) => Promise<Readonly<{ rows: readonly Row[]; next: Cursor | null }>>,
): AsyncGenerator<readonly Row[]> {
  let after: Cursor | null = null;
  do {
    const page: Readonly<{ rows: readonly Row[]; next: Cursor | null }> = await next(after);
    yield page.rows;
    after = page.next;
  } while (after !== null);
}

/** Rows stretch by stretch, until as many as there are in all have been read. */
export async function* stretchByStretch<Row>(
  next: (from: number) => Promise<Readonly<{ rows: readonly Row[]; read: number; total: number }>>,
): AsyncGenerator<readonly Row[]> {
  let from = 0;
  for (;;) {
    const { rows, read, total } = await next(from);
    yield rows;
    from += read;
    if (read === 0 || from >= total) return;
  }
}
