import type { CountedName, StatusNumbers } from "./counting";

const parts: readonly (readonly [CountedName, string])[] = [
  ["exposed", "exposed"],
  ["risk-accepted", "at an accepted risk"],
  ["contained", "contained"],
  ["remediated", "remediated"],
  ["back-in-service", "back in service"],
];

const systems = (count: number) => `${count} ${count === 1 ? "system" : "systems"}`;
const isOrAre = (count: number) => (count === 1 ? "is" : "are");

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${last}` : last;
}

/** Numbers of status in a sentence or two, where they lead nowhere: a past day, a briefing. */
export function inWords(numbers: StatusNumbers): string {
  const { affected, unknown } = numbers;
  const said = parts.filter(([name]) => numbers[name] > 0).map(([name, word]) => `${numbers[name]} ${word}`);
  const first =
    affected === 0
      ? "No system is known to be affected."
      : `${affected} of ${systems(numbers.systems)} ${isOrAre(affected)} affected: ${listed(said)}.`;
  return unknown === 0 ? first : `${first} ${systems(unknown)} ${isOrAre(unknown)} unknown.`;
}
