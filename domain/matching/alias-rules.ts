import { ok, type Result, refuse } from "@/lib/result";
import { deviceClasses } from "../systems/device-classes";
import { type AliasKind, isOperatingSystem, meansInWords } from "./alias-words";
import { type Alias, aliasTable } from "./aliases";
import { readDeviceClass } from "./device-class";
import { compact, saysNothing } from "./normalise";
import { readOperatingSystems } from "./operating-system";
import { operatingSystemName } from "./operating-system-names";
import { readVendor, tellsNoFirm } from "./vendor";

/** What somebody wants to add: from now on `text` is another way to write `means`. */
export type AliasDraft = Readonly<{ kind: AliasKind; text: string; means: string }>;

export type AliasRefusal = Readonly<{
  code:
    | "says-too-little"
    | "means-unknown"
    | "alias-exists"
    | "alias-taken"
    | "means-is-alias"
    | "read-otherwise";
  sentence: string;
}>;

const no = (code: AliasRefusal["code"], sentence: string): Result<never, AliasRefusal> =>
  refuse({ code, sentence });

/** One letter, a placeholder, or nothing but words that every firm uses: it would stand for far too much. */
function saysTooLittle({ kind, text }: AliasDraft): boolean {
  const letters = compact(text).replaceAll(/\p{N}/gu, "").length;
  const short = kind === "vendor" ? letters < 2 : compact(text).length < 2;
  return short || saysNothing(text) || (kind === "vendor" && tellsNoFirm(text));
}

function isKnownMeaning({ kind, means }: AliasDraft): boolean {
  if (kind === "class") return deviceClasses.some((each) => each === means);
  if (kind === "operating-system") return isOperatingSystem(means);
  return !saysNothing(means) && compact(means).length >= 2;
}

const quoted = (text: string): string => `“${text.trim()}”`;

/** What the rules make of the text already, where that is another thing than the alias would say. */
function readOtherwise(
  { kind, text, means }: AliasDraft,
  current: readonly Alias[],
  on: Date,
): string | null {
  const table = aliasTable(current, on);
  if (kind === "vendor") return readVendor(text, table).names.find((name) => name !== means) ?? null;
  if (kind === "class") {
    const { classes, certain } = readDeviceClass(text, table);
    return certain && !classes.some((each) => each === means) ? classes.join(" or ") : null;
  }
  if (kind === "operating-system") {
    const other = readOperatingSystems(text, table).named.find((id) => id !== means);
    return other === undefined ? null : operatingSystemName(other);
  }
  return null;
}

/**
 * Whether an alias may be added to those that hold: it says enough, stands for something known, is new, and neither makes two
 * known things one nor stands for something that is an alias itself.
 */
export function decideAlias(
  draft: AliasDraft,
  current: readonly Alias[],
  on: Date,
): Result<AliasDraft, AliasRefusal> {
  const { text, means } = draft;
  if (saysTooLittle(draft)) {
    return no(
      "says-too-little",
      `${quoted(text)} would stand for far too much. Give a name that only one thing has.`,
    );
  }
  if (!isKnownMeaning(draft)) return no("means-unknown", `Say what ${quoted(text)} stands for.`);
  const ofKind = current.filter((alias) => alias.kind === draft.kind);
  const same = ofKind.find((alias) => compact(alias.text) === compact(text));
  if (same?.means === means) {
    return no("alias-exists", `${quoted(text)} stands for ${meansInWords(same)} already.`);
  }
  if (same !== undefined) {
    const sentence = `${quoted(text)} stands for ${meansInWords(same)}. End that alias first, with its reason.`;
    return no("alias-taken", sentence);
  }
  const further = ofKind.find((alias) => compact(alias.text) === compact(means) && alias.means !== means);
  if (further !== undefined) {
    const sentence = `${quoted(means)} is itself another name of ${further.means}. Choose ${further.means}.`;
    return no("means-is-alias", sentence);
  }
  const other = readOtherwise(draft, current, on);
  if (other !== null) {
    return no(
      "read-otherwise",
      `${quoted(text)} is read as ${other} already: two known things would become one.`,
    );
  }
  return ok({ ...draft, text: text.trim(), means: means.trim() });
}
