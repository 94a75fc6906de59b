import "server-only";
import { z } from "zod";
import { type LockedNotice, lockNotices, setRead } from "@/db/notices";
import { may } from "@/domain/access/permissions";
import type { NoticeId } from "@/domain/ids";
import { unread } from "@/domain/notices/reading";
import { command, type Placed } from "../doors";

type Subject = Placed & Readonly<{ notices: readonly LockedNotice[] }>;

/** Marks notices as read: of those named, the ones that are the caller's own and may still be seen. */
export const readNotices = command({
  name: "read-notices",
  sees: "incident:read",
  permission: "incident:read",
  input: z.object({
    noticeIds: z
      .array(z.uuid().transform((id) => id as NoticeId))
      .min(1, "Choose a notice")
      .max(200, "At most 200 at once"),
  }),
  load: async (tx, { noticeIds }, { actor }): Promise<Subject | null> => {
    const own = await lockNotices(tx, actor.id, noticeIds);
    const notices = own.filter(({ siteId }) => may(actor, "incident:read", siteId));
    const [first, ...others] = new Set(notices.map(({ siteId }) => siteId));
    return first ? { places: [first, ...others], notices } : null;
  },
  decide: ({ notices }) => unread(notices),
  save: async (tx, ids, { now, actor }) => {
    await setRead(tx, ids, now);
    return [
      {
        type: "notice.read",
        siteId: null,
        incidentId: null,
        subjectId: actor.id,
        data: { notices: ids },
      },
    ];
  },
  done: () => null,
});
