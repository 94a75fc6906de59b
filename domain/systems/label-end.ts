/**
 * An asset label as letters and digits alone, in one form (NFKC, capitals): what is printed and what is typed differ in
 * case, separators, width and dashes, and mean the same.
 */
export const labelForm = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .toUpperCase()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "");

const lastThree = (text: string): string => [...text].slice(-3).join("");

/** The whole text where a label has neither letters nor digits. */
const comparable = (assetTag: string, text: string): string =>
  labelForm(assetTag) === "" ? text.normalize("NFKC").trim() : labelForm(text);

/** Whether the typed text is the last three letters or digits of a label. */
export function isLabelEnd(assetTag: string, typed: string): boolean {
  const end = comparable(assetTag, typed);
  return end !== "" && end === lastThree(comparable(assetTag, assetTag));
}

/**
 * A tag, and apart the shortest end in which the characters stand that a person types before work that cannot be undone. Hyphens and
 * blanks among them are not typed.
 */
export function tagParts(tag: string): Readonly<{ head: string; tail: string }> {
  const characters = [...tag];
  const from = (at: number) => characters.slice(at).join("");
  const end = lastThree(comparable(tag, tag));
  let at = characters.length;
  while (at > 0 && !comparable(tag, from(at)).endsWith(end)) at -= 1;
  return { head: characters.slice(0, at).join(""), tail: from(at) };
}

/** Whether it is what a person reads as the last three characters where a separator is one of them: "-29" of CT-29. */
export function isShortLabelEnd(assetTag: string, typed: string): boolean {
  const end = comparable(assetTag, typed);
  const read = lastThree(assetTag.normalize("NFKC").trim());
  return end !== "" && !isLabelEnd(assetTag, typed) && end === comparable(assetTag, read);
}

/** Whether a label ends with the typed text, however short that is. */
export function endsLike(assetTag: string, typed: string): boolean {
  const end = comparable(assetTag, typed);
  return end !== "" && comparable(assetTag, assetTag).endsWith(end);
}
