/** Whether a list of ports as tools write it ("80,443,1000-2000", "any") has a port in it. */
export function hasPort(list: string, port: number): boolean {
  return list.split(/[,;\s]+/).some((part) => {
    if (/^(any|all|\*)$/i.test(part)) return true;
    const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    return from !== undefined && port >= Number(from) && port <= Number(to ?? from);
  });
}
