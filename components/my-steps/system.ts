import type { MyWork } from "@/domain/my-steps/my-work";
import type { Priority } from "@/domain/priority/values";

/** A system with what it holds for the person, and where it stands. */
export type MySystem = Readonly<{
  key: string;
  siteName: string;
  zone: string;
  assetTag: string;
  systemName: string;
  location: string;
  stateSince: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  vendorUntil: Date | null;
  work: MyWork;
}>;

/** The address of a step on its incident's page. */
export const stepHref = (incident: string, step: string): string =>
  `/incidents/${incident}?step=${encodeURIComponent(step)}#step`;

/** "Cora or Jonas"; of many, the first two. */
export function orList(names: readonly string[]): string {
  if (names.length > 2) return `${names.slice(0, 2).join(", ")} or ${names.length - 2} more`;
  return names.join(" or ");
}

type Located = Readonly<{ siteName: string; location: string }>;

/** What stands in one room, which one walk reaches. */
export type Room<Thing> = Readonly<{ site: string; room: string; systems: readonly Thing[] }>;

/** Systems, or their steps, by site and room, each room where its most pressing one stands. */
export function byRoom<Thing extends Located>(things: readonly Thing[]): readonly Room<Thing>[] {
  const rooms = new Map<string, Room<Thing>>();
  for (const thing of things) {
    const { siteName: site, location: room } = thing;
    const key = JSON.stringify([site, room]);
    rooms.set(key, { site, room, systems: [...(rooms.get(key)?.systems ?? []), thing] });
  }
  return [...rooms.values()];
}
