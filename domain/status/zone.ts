/** The zone most of the sites are in: what tells of several sites shows one clock, with its name. */
export function commonZone(sites: readonly Readonly<{ zone: string }>[]): string {
  const counts = new Map<string, number>();
  for (const { zone } of sites) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "UTC";
}
