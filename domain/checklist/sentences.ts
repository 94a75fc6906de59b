import { type Case, titleOf } from "./case";
import type { By, Facts, NetworkState } from "./facts";
import type { Step, StepRole } from "./template";

/** An instant as it is signed and told where no time zone is known: to the minute, in UTC. */
export const instant = (time: Date): string => `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;

const roleNames: Record<StepRole, string> = {
  technician: "a technician",
  coordinator: "a coordinator",
  "clinical-lead": "a clinical lead",
};
const plain: Record<StepRole, string> = {
  technician: "technician",
  coordinator: "coordinator",
  "clinical-lead": "clinical lead",
};
export const roleName = (role: StepRole): string => roleNames[role];

/** The people who hold a role here without those named, else the role's name. */
export function peopleFor(facts: Facts, role: StepRole, without: readonly By[] = []): readonly string[] {
  const barred = new Set(without.map((person) => person.id));
  const names = facts.staff[role].filter((person) => !barred.has(person.id)).map((person) => person.name);
  return names.length > 0 ? names : [without.length > 0 ? `another ${plain[role]}` : roleNames[role]];
}

/** "A", "A or B", "A, B or C"; beyond three, the first two and the number of the others. */
export function anyOfThem(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} or ${names.length - 2} others`;
  if (names.length < 2) return names[0] ?? "nobody";
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

const networkNames: Record<NetworkState, string> = {
  business: "on the business network",
  segment: "in the dedicated segment",
  disconnected: "disconnected",
  "under-permit": "connected under a permit",
};
export const networkName = (state: NetworkState): string => networkNames[state];

/** A step's title in quotes, as refusals name it. */
export const named = (on: Case, step: Step): string => `"${titleOf(on, step)}"`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
