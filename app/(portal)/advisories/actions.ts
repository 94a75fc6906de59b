"use server";

import { importAdvisory } from "@/server/advisories/import-advisory";
import { fileAndText } from "@/server/file-field";
import { formAction } from "@/server/form-action";

export const importAdvisoryAction = formAction(
  importAdvisory,
  fileAndText("file", { file: "sha512File", text: "sha512" }, "publishedAt"),
);
