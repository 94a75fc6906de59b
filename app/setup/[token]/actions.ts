"use server";

import { publicFormAction } from "@/server/public-form-action";
import { useSetupLink } from "@/server/setup";

export const setupAction = publicFormAction((form) =>
  useSetupLink(String(form.get("token") ?? ""), {
    name: form.get("name") ?? undefined,
    email: form.get("email") ?? undefined,
    password: form.get("password") ?? undefined,
    roles: form.getAll("roles"),
  }),
);
