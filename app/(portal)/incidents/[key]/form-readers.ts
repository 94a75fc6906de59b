import { readOffKeys } from "@/domain/checklist/read-off";
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
  const answers = textsUnder(form, "answer.").filter(([, value]) => value.trim() !== "");
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
    others: keys.map((key) => ({
      key,
      seen: textOf(form, `seen.${key}`),
      labelEnd: textOf(form, `labelEnd.${key}`),
      answers: { ...statements, ...valuesOf(form, key) },
    })),
  };
}

/** The values that were read on the system of another incident. */
function valuesOf(form: FormData, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(textsUnder(form, `value.${key}.`));
}

/** The texts of a form by what their names say after a prefix; a time is an instant. */
const textsUnder = (form: FormData, prefix: string): readonly (readonly [string, string])[] =>
  [...form.entries()].flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || typeof value !== "string") return [];
    const key = name.slice(prefix.length);
    return [[key, key === readOffKeys.takenAt ? instantOf(form, name) : value] as const];
  });
