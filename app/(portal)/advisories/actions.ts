"use server";

import { importAdvisory } from "@/server/advisories/import-advisory";
import { rewriteAdvisory, writeAdvisory } from "@/server/advisories/write-advisory";
import { writtenForm } from "@/server/advisories/written-form";
import { fileAndText } from "@/server/file-field";
import { formAction } from "@/server/form-action";

export const importAdvisoryAction = formAction(
  importAdvisory,
  fileAndText("file", { file: "sha512File", text: "sha512" }, "publishedAt"),
);
export const writeAdvisoryAction = formAction(writeAdvisory, writtenForm);
export const rewriteAdvisoryAction = formAction(rewriteAdvisory, writtenForm);
