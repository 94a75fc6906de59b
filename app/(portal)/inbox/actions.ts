"use server";

import { formAction } from "@/server/form-action";
import { readNotices } from "@/server/notices/read-notices";

export const readNoticesAction = formAction(readNotices, (form) => ({
  noticeIds: form.getAll("noticeIds"),
  requestId: form.get("requestId"),
}));
