"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { decideMatches } from "@/server/matches/decide-matches";

export const decideMatchesAction = formAction(decideMatches, (form) => ({
  ...fields("decision", "reason", "question", "vendorCase", "contactId", "askedOn", "answerDue")(form),
  // The reason of another answer that was begun is not the reason of this one.
  ...(form.get("decision") === "affected" && { reason: "" }),
  matchIds: form.getAll("matchIds").map(String),
  readMarks: form.getAll("readMarks").map(String),
}));
