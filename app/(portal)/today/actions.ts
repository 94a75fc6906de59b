"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { askForStep } from "@/server/incidents/ask-for-step";

export const askForStepAction = formAction(askForStep, fields("key", "step"));
