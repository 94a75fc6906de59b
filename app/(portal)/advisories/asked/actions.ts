"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { recordVendorAnswer } from "@/server/vendors/record-vendor-answer";

export const recordVendorAnswerAction = formAction(recordVendorAnswer, (form) => ({
  ...fields("answeredOn", "text")(form),
  decisionIds: form.getAll("decisionIds").map(String),
}));
