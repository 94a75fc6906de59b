/** Somebody who can be mentioned. */
type Named = Readonly<{ id: string; name: string }>;

const goesOn = /^[\p{L}\p{N}]/u;

/** A text cut at the names it mentions, as "@Tess Okafor"; of two names that begin alike the longer one is meant. */
export function mentionParts<Person extends Named>(
  text: string,
  people: readonly Person[],
): readonly (string | readonly Person[])[] {
  const byLength = people.toSorted((one, other) => other.name.length - one.name.length);
  const parts: (string | readonly Person[])[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const name = text[at] === "@" ? nameAt(text, at + 1, byLength) : null;
    if (name === null) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== "") parts.push(plain);
    plain = "";
    parts.push(people.filter((person) => person.name === name));
    at += 1 + name.length;
  }
  return plain === "" ? parts : [...parts, plain];
}

function nameAt(text: string, from: number, byLength: readonly Named[]): string | null {
  const found = byLength.find(
    ({ name }) => text.startsWith(name, from) && !goesOn.test(text.slice(from + name.length)),
  );
  return found?.name ?? null;
}

/** The ids of those a text mentions, each once; where two people have one name, both. */
export function mentionsIn(text: string, people: readonly Named[]): readonly string[] {
  const named = mentionParts(text, people).flatMap((part) => (typeof part === "string" ? [] : part));
  return [...new Set(named.map((person) => person.id))];
}

const longestName = 60;

/** The name that is being typed before the caret, and where its "@" stands; null where none is. */
export function typedMention(text: string, caret: number): Readonly<{ from: number; name: string }> | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from === -1 || caret - from > longestName) return null;
  const [lead, name] = [before[from - 1], before.slice(from + 1)];
  if (lead !== undefined && goesOn.test(lead)) return null;
  return name.includes("\n") ? null : { from, name };
}

/** Those whose name, or one of its words, begins with what was typed; nobody once a name is whole. */
export function mentionable<Person extends Named>(
  typed: string,
  people: readonly Person[],
): readonly Person[] {
  const wanted = typed.toLocaleLowerCase("en");
  const fits = ({ name }: Person) => {
    const known = name.toLocaleLowerCase("en");
    return known !== wanted && (known.startsWith(wanted) || known.includes(` ${wanted}`));
  };
  return people.filter(fits).slice(0, 6);
}
