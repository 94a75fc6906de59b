"use server";

import { loadEpssList } from "@/server/catalogues/load-epss";
import { loadKevCatalogue } from "@/server/catalogues/load-kev";
import { fileOf } from "@/server/file-field";
import { formAction } from "@/server/form-action";

export const loadKevAction = formAction(loadKevCatalogue, fileOf("file"));
export const loadEpssAction = formAction(loadEpssList, fileOf("file"));
