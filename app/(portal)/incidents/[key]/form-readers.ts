import { fromLocalInput } from "@/lib/dates";
import { isTimeZone } from "@/lib/time-zones";
import { fields } from "@/server/form-fields";

/** A form of the checklist: its key, whether a warning was read, and the texts of these names. */
export const texts = (...names: readonly string[]) => fields("key", "acknowledged", ...names);

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** A time typed on the site's clock as an instant; empty stays empty, and what is no time stays as typed. */
function instantOf(form: FormData, name: string): string {
  const typed = textOf(form, name);
  const zone = textOf(form, "zone");
  if (typed === "" || !isTimeZone(zone)) return typed;
  return fromLocalInput(typed, zone)?.toISOString() ?? typed;
}

/** The same with fields that hold a time. */
export const timed = (times: readonly string[], ...names: readonly string[]) => {
  const read = texts(...names);
  return (form: FormData) => ({
    ...read(form),
    ...Object.fromEntries(times.map((name) => [name, instantOf(form, name)])),
  });
};

/** The answers of a step by the key of what was asked, and the files that are shown again. */
export function proofOf(form: FormData) {
  const answers = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("answer.") && typeof value === "string" && value.trim() !== ""
      ? [[name.slice("answer.".length), value] as const]
      : [],
  );
  const evidenceIds = form.getAll("evidenceIds").filter((id) => typeof id === "string");
  return { answers: Object.fromEntries(answers), evidenceIds };
}

/** A text that mentions people, with who typed it. */
export const typed = (...names: readonly string[]) => {
  const read = texts("text", "typedBy", ...names);
  return (form: FormData) => ({ ...read(form), mentions: form.getAll("mentions") });
};
