import { ok, type Result, refuse } from "@/lib/result";
import type { NoticeId } from "../ids";

type Refusal = Readonly<{ code: "already-read"; sentence: string }>;

/** The notices that are read now: those that were not before. */
export function unread(
  notices: readonly Readonly<{ id: NoticeId; isRead: boolean }>[],
): Result<readonly NoticeId[], Refusal> {
  const ids = notices.filter(({ isRead }) => !isRead).map(({ id }) => id);
  return ids.length > 0 ? ok(ids) : refuse({ code: "already-read", sentence: "This was read already." });
}
