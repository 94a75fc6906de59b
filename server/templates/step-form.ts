import { branchValues } from "@/domain/checklist/template";
import { fields } from "../form-fields";
import { rows } from "../form-rows";

const single = fields(
  ...["draftId", "rowVersion", "was", "behind", "key", "title", "titleSegment", "titleStandalone"],
  ...["titleException", "phase", "role", "kind", "onlyIfDone", "supersededBy", "verifiedByAnother", "gate"],
  ...["maxDays", "maxHours", "dueImmediate", "dueOutOfCycle", "dueScheduled", "dueDefer", "freshStep"],
  ...["freshDays", "note"],
);
const all = (form: FormData, name: string) => form.getAll(name).map(String);

/** Reads the form of a template's step, with what is ticked and its repeated proofs. */
export const stepForm = (form: FormData) => ({
  ...single(form),
  requires: all(form, "requires"),
  alsoRequires: Object.fromEntries(
    branchValues
      .map((value) => [value, all(form, `also.${value}`)] as const)
      .filter(([, keys]) => keys.length > 0),
  ),
  onlyIf: all(form, "onlyIf"),
  notIf: all(form, "notIf"),
  evidence: rows(form, "evidence", ["key", "label", "kind", "required", "scan"]),
});
