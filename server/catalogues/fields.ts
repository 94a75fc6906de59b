import { z } from "zod";
import { line } from "../text-fields";

/** A catalogue file as an upload hands it over: its bytes as base64. */
export const catalogueInput = z.object({
  fileName: line(200, "Choose a file"),
  content: z.string("Choose a file").max(16_800_000, "The file is larger than 12 MB"),
});
