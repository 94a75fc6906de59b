"use server";

import { importAdvisory } from "@/server/advisories/import-advisory";
import { fileOf } from "@/server/file-field";
import { formAction } from "@/server/form-action";

export const importAdvisoryAction = formAction(importAdvisory, fileOf("file", "publishedAt"));
