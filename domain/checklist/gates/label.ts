import { isLabelEnd, isShortLabelEnd } from "../../systems/label-end";
import type { Case } from "../case";
import type { Trial } from "../trial";

/** Why what was typed is not the end of this system's label, naming the system that has it; null: it is. */
export function labelTold(on: Case, { end, matches }: NonNullable<Trial["label"]>): string | null {
  const { name, assetTag } = on.facts.system;
  const typed = end?.trim() ?? "";
  if (!typed) return "Type the last three characters of the asset label.";
  if (isLabelEnd(assetTag, typed)) return null;
  const [match] = matches;
  const short = isShortLabelEnd(assetTag, typed);
  if (short && !match) return null;
  if (short && match)
    return `${typed} is the end of ${match.tag}, ${match.name}, too. Type the last three letters or digits of the asset label.`;
  const theirs = match
    ? `${typed} is the end of ${match.tag}, ${match.name}`
    : `No system here has a label that ends with ${typed}`;
  return `${theirs}. This incident is about ${name}, asset label ${assetTag}.`;
}
