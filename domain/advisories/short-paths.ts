/** Paths that differ only in one number as one path with the range, "/vulnerabilities/0…3/scores"; the others as they are. */
export function shortPaths(paths: readonly string[]): readonly string[] {
  const groups = new Map<string, { before: string; after: string; numbers: number[] }>();
  for (const path of paths) {
    const found = /^(.*?\/)(\d+)(\/.*|$)/.exec(path);
    const [before = path, number, after = ""] = found ? found.slice(1) : [path];
    const group = groups.get(`${before}*${after}`) ?? { before, after, numbers: [] };
    groups.set(`${before}*${after}`, {
      ...group,
      numbers: number === undefined ? group.numbers : [...group.numbers, Number(number)],
    });
  }
  return [...groups.values()].map(({ before, after, numbers }) => `${before}${range(numbers)}${after}`);
}

function range(numbers: readonly number[]): string {
  const [first, ...others] = [...new Set(numbers)].sort((a, b) => a - b);
  const last = others.at(-1);
  if (first === undefined) return "";
  if (last === undefined) return String(first);
  return last - first === others.length ? `${first}…${last}` : `${[first, ...others].join(",")}`;
}
