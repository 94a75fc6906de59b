import { z } from "zod";
import type { RefusedFile } from "@/domain/advisories/importing";
import type { Result } from "@/lib/result";
import { line } from "../text-fields";

/** A catalogue file as an upload hands it over: its bytes as base64. */
export const catalogueInput = z.object({
  fileName: line(200, "Choose a file"),
  content: z.string("Choose a file").max(16_800_000, "The file is larger than 12 MB"),
});

/** Stands for a file that was not read because the caller may load none. */
export const unread: Result<never, RefusedFile> = {
  ok: false,
  refusal: { code: "not-read", sentence: "", faults: [], more: 0 },
};
