/** One sheet of a workbook: its name, its part of the archive, and whether the workbook hides it. */
export type Sheet = Readonly<{ name: string; path: string; hidden: boolean }>;

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s(?:[\\w]+:)?${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? "";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return entities[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Where a part lies: targets are meant from xl/, or from the top with a slash before them. */
const partPath = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

/** The sheets of a workbook in their order; charts and macro sheets have no table and are left out. */
export function sheetsOf(workbook: string, relations: string): readonly Sheet[] {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)]
      .filter(([tag]) => attribute(tag, "Type").endsWith("/worksheet"))
      .map(([tag]) => [attribute(tag, "Id"), partPath(attribute(tag, "Target"))]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const path = targets.get(attribute(tag, "id"));
    if (path === undefined) return [];
    return [
      { name: unescaped(attribute(tag, "name")), path, hidden: /hidden/i.test(attribute(tag, "state")) },
    ];
  });
}
