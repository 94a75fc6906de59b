import type { ImportInventoryRefusal } from "@/domain/systems/import-preview";
import type { ImportProgress } from "@/domain/systems/import-progress";
import type { ImportPlan } from "@/domain/systems/import-rows";
import type { FormState } from "@/lib/form-state";

/** What came of an import, or what its dry run shows. */
export type ImportState = FormState<ImportPlan["counts"], ImportInventoryRefusal>;

/** How far an import is: the part that has left this device, then the portal's own stages. */
export type Progressing = ImportProgress | Readonly<{ stage: "sent"; done: number; of: number }>;

/**
 * Sends an inventory and tells how far it is. The browser's older way of asking, because only that tells how much was sent. Throws when
 * no answer comes: it may or may not have been done.
 */
export function sendInventory(
  form: FormData,
  onProgress: (progress: Progressing) => void,
): Promise<ImportState> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let read = 0;
    request.open("POST", "/api/systems/import");
    request.upload.onprogress = ({ loaded, total }) => onProgress({ stage: "sent", done: loaded, of: total });
    request.onprogress = () => {
      const end = request.responseText.lastIndexOf("\n");
      if (end < read || request.status !== 200) return;
      const last = progressIn(request.responseText.slice(read, end));
      read = end;
      if (last) onProgress(last);
    };
    request.onload = () => {
      const state = answerIn(request.status, request.responseText);
      if (state) resolve(state);
      else reject(new Error("The portal broke off its answer."));
    };
    request.onerror = () => reject(new Error("The portal did not answer."));
    request.send(form);
  });
}

/** The last progress told in these lines. */
function progressIn(text: string): ImportProgress | null {
  const line = text.split("\n").findLast((each) => each.startsWith('{"progress"'));
  // Safe because only the route of this portal writes these lines.
  return line === undefined ? null : (JSON.parse(line) as { progress: ImportProgress }).progress;
}

/** The answer: the last line of a whole one, or a refusal at the door. Null: it broke off. */
function answerIn(status: number, text: string): ImportState {
  // Safe because only the route of this portal answers here.
  if (status !== 200) return refusalIn(status, text);
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  return line.startsWith('{"answer"') ? (JSON.parse(line) as { answer: ImportState }).answer : null;
}

function refusalIn(status: number, text: string): ImportState {
  try {
    // Safe because refusals at the door are JSON with a code and a sentence; anything else is caught.
    const { code, sentence } = JSON.parse(text) as { code: string; sentence: string };
    return { refused: { code, sentence, lines: [] } };
  } catch {
    const sentence = `The portal could not take the file (${status}). Try again.`;
    return { refused: { code: "unanswered", sentence, lines: [] } };
  }
}
