import { ok, type Result, refuse } from "@/lib/result";
import type { FieldChange } from "./import-rows";
import {
  matchedFields,
  type ServiceState,
  type SystemField,
  type SystemFields,
  systemFieldNames,
} from "./system";

/** Why something cannot be done to a system of the inventory. */
export type SystemRefusal =
  | Readonly<{ code: "tag-taken" | "nothing-changed" | "system-retired"; sentence: string }>
  | Readonly<{
      code: "changed-meanwhile";
      sentence: string;
      /** Where the inventory and what was typed differ now; held is what the field would hold. */
      differing: readonly Readonly<{
        field: SystemField;
        name: string;
        held: string;
        now: string;
        typed: string;
      }>[];
      /** The version that was just shown; what is saved with it was saved knowing the difference. */
      rowVersion: number;
    }>;

export const tagTaken: SystemRefusal = {
  code: "tag-taken",
  sentence:
    "A system of this site has this asset tag already. Correct that one, or give this one its own tag.",
};

/** The fields in the order of forms and exports. */
export const systemFields = Object.keys(systemFieldNames).filter(
  (name): name is SystemField => name in systemFieldNames,
);

/** Field by field what becomes of a system, in the order of the form. */
export function changesBetween(before: SystemFields, after: SystemFields): readonly FieldChange[] {
  return systemFields.flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );
}

/** Whether any of the changes may change a match. */
export function touchesMatching(changes: readonly FieldChange[]): boolean {
  const matched: readonly SystemField[] = matchedFields;
  return changes.some((change) => matched.includes(change.field));
}

type Typed = Readonly<{ fields: SystemFields; state: ServiceState; rowVersion: number }>;

export type Correction = Readonly<{
  fields: SystemFields;
  state: ServiceState;
  changes: readonly FieldChange[];
  stateBefore: ServiceState;
}>;

const shown = (value: string | number | null): string =>
  value === null || value === "" ? "unknown" : String(value);

/** A correction is made on what the person saw: when the system was changed meanwhile, it is refused with the difference. */
export function decideCorrection(now: Typed, typed: Typed): Result<Correction, SystemRefusal> {
  if (now.state === "retired") {
    return refuse({
      code: "system-retired",
      sentence: "This system is retired. What is known of it stays as it was.",
    });
  }
  const changes = changesBetween(now.fields, typed.fields);
  if (now.rowVersion !== typed.rowVersion) {
    return refuse({
      code: "changed-meanwhile",
      sentence:
        "This system was changed while you were typing. Nothing was overwritten, and what you typed is kept.",
      differing: changes.map(({ field, before, after }) => ({
        field,
        name: systemFieldNames[field],
        held: before === null ? "" : String(before),
        now: shown(before),
        typed: shown(after),
      })),
      rowVersion: now.rowVersion,
    });
  }
  if (changes.length === 0 && now.state === typed.state) {
    return refuse({
      code: "nothing-changed",
      sentence: "Nothing is different from what the inventory says already.",
    });
  }
  return ok({ fields: typed.fields, state: typed.state, changes, stateBefore: now.state });
}
