"use server";

import { publicFormAction } from "@/server/public-form-action";
import { enterDemo, enterWithPassword, leave } from "@/server/sign-in";

export const signInAction = publicFormAction((form) =>
  enterWithPassword({ email: form.get("email"), password: form.get("password") }, form.get("next")),
);

export const enterDemoAction = publicFormAction((form) => enterDemo(form.get("personId"), form.get("next")));

export const signOutAction = publicFormAction(() => leave());
