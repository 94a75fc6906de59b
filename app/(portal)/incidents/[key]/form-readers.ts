import { fromLocalInput } from "@/lib/dates";
import { isTimeZone } from "@/lib/time-zones";
import { fields, named } from "@/server/form-fields";

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

/** A step done on several incidents: what is said of all of them once, and of each its own label and values. */
export function several(form: FormData) {
  const { answers, evidenceIds } = proofOf(form);
  const shared = form.getAll("shared");
  const statements = Object.fromEntries(Object.entries(answers).filter(([key]) => shared.includes(key)));
  const common = timed(["doneAt"], "step")(form);
  const ownRow = { seen: textOf(form, "seen"), labelEnd: textOf(form, "labelEnd"), answers, evidenceIds };
  const keys = form.getAll("other").filter((key) => typeof key === "string");
  return {
    ...common,
    own: form.has("seen") ? ownRow : null,
    standing: textOf(form, "standing"),
    along: form.getAll("along"),
    others: keys.map((key) => ({
      key,
      seen: textOf(form, `seen.${key}`),
      labelEnd: textOf(form, `labelEnd.${key}`),
      answers: { ...statements, ...named(`value.${key}.`, form) },
    })),
  };
}
