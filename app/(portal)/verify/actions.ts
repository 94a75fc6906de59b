"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { reviewSteps } from "@/server/incidents/review-steps";

export const reviewAction = formAction(reviewSteps, (form) => ({
  ...fields("verdict", "reason")(form),
  items: form.getAll("items").map((each) => {
    const [key = "", attemptId = ""] = String(each).split(" ");
    return { key, attemptId };
  }),
}));
