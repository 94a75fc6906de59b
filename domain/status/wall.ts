import type { StatusNumbers } from "./counting";

/** What the wall view counts. */
export const wallNames = [
  "systems",
  "affected",
  "exposed",
  "unknown",
  "risk-accepted",
  "contained",
  "remediated",
  "back-in-service",
  "not-looked-at",
] as const satisfies readonly (keyof StatusNumbers)[];
export type WallName = (typeof wallNames)[number];
export type WallNumbers = Readonly<Record<WallName, number>>;

/** A site as the wall view shows it. */
export type WallSite = Readonly<{
  code: string;
  name: string;
  numbers: WallNumbers;
  /** For how long the site has owed an answer, in milliseconds; null: it owes none. */
  silentMs: number | null;
}>;

/** The sites that have no room of their own, together. */
export type WallRest = Readonly<{ sites: number; silent: number; numbers: WallNumbers }>;

/** The most sites that still can be read from across a room. */
const mostOnWall = 56;

/** Of all numbers of status, those the wall view counts. */
export const wallNumbers = (numbers: WallNumbers): WallNumbers => sumOf([numbers]);

function sumOf(all: readonly WallNumbers[]): WallNumbers {
  const sum = (name: WallName) => all.reduce((total, numbers) => total + numbers[name], 0);
  return {
    systems: sum("systems"),
    affected: sum("affected"),
    exposed: sum("exposed"),
    unknown: sum("unknown"),
    "risk-accepted": sum("risk-accepted"),
    contained: sum("contained"),
    remediated: sum("remediated"),
    "back-in-service": sum("back-in-service"),
    "not-looked-at": sum("not-looked-at"),
  };
}

type Site = Readonly<{ code: string; name: string; numbers: WallNumbers; silentSince: Date | null }>;

/** The sites of a wall view, in the order given; where there are more than fit, the last of them stand together, still counted. */
export function wallSites(
  sites: readonly Site[],
  now: Date,
  most = mostOnWall,
): Readonly<{ sites: readonly WallSite[]; rest: WallRest | null }> {
  const own = sites.length > most ? sites.slice(0, most - 1) : sites;
  const others = sites.slice(own.length);
  return {
    sites: own.map(({ code, name, numbers, silentSince }) => ({
      code,
      name,
      numbers: wallNumbers(numbers),
      silentMs: silentSince === null ? null : Math.max(0, now.getTime() - silentSince.getTime()),
    })),
    rest:
      others.length === 0
        ? null
        : {
            sites: others.length,
            silent: others.filter(({ silentSince }) => silentSince !== null).length,
            numbers: sumOf(others.map(({ numbers }) => numbers)),
          },
  };
}

/** How a site looks from across the room, the worst first; a site that owes an answer is as little known as an unknown one. */
export type WallState = "exposed" | "unknown" | "risk-accepted" | "contained" | "remediated" | "none";

/** What a place on the wall must show at its edge: exposed and unknown both, else the worst that is true. */
export function wallStates(numbers: WallNumbers, silent: boolean): readonly WallState[] {
  const open: WallState[] = [];
  if (numbers.exposed > 0) open.push("exposed");
  if (numbers.unknown > 0 || silent) open.push("unknown");
  if (open.length > 0) return open;
  if (numbers["risk-accepted"] > 0) return ["risk-accepted"];
  if (numbers.contained > 0) return ["contained"];
  return numbers.remediated + numbers["back-in-service"] > 0 ? ["remediated"] : ["none"];
}

/** What is said of a site that has nothing to count; null where something counts. */
export function quietWords(numbers: WallNumbers): string | null {
  if (numbers.affected + numbers.unknown > 0) return null;
  if (numbers.systems === 0) return "no systems";
  return numbers["not-looked-at"] > 0 ? "not compared yet" : "none affected";
}
