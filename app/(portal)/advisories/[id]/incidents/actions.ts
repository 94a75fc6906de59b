"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { askForSteps } from "@/server/incidents/ask-for-steps";

export const askForStepsAction = formAction(askForSteps, (form) => {
  const { keys = "", ...rest } = fields("keys", "step")(form);
  return { ...rest, keys: keys.split(" ").filter((key) => key !== "") };
});
