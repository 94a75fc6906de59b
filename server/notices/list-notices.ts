import "server-only";
import { z } from "zod";
import { countUnread, listNotices as findNotices, type NoticeCursor } from "@/db/notices";
import { may } from "@/domain/access/permissions";
import { query } from "../doors";
import { withoutFileName } from "../incidents/file-names";
import { readCursor, writeCursor } from "../page-cursor";

const size = 50;
const cursor: z.ZodType<NoticeCursor> = z.object({
  read: z.boolean(),
  at: z.iso.datetime(),
  id: z.uuid(),
});

/** The inbox of the caller: what was told and may still be seen, unread first. */
export const listNotices = query({
  name: "list-notices",
  permission: "incident:read",
  read: async (tx, { reach, actor, now }, { after }: Readonly<{ after: string | null }>) => {
    const from = readCursor(after, cursor);
    const rows = await findNotices(tx, reach, actor.id, { size: size + 1, after: from });
    const shown = rows.slice(0, size).map((row) => ({
      ...row,
      event: may(actor, "evidence:open", row.siteId) ? row.event : withoutFileName(row.event),
    }));
    const last = shown.at(-1);
    const next: NoticeCursor | null =
      rows.length > size && last
        ? { read: last.readAt !== null, at: last.createdAt.toISOString(), id: last.id }
        : null;
    return {
      notices: shown,
      unread: await countUnread(tx, reach, actor.id),
      isFirst: from === null,
      next: next && writeCursor(next),
      now,
    };
  },
});

export type Inbox = Awaited<ReturnType<typeof listNotices>>;
