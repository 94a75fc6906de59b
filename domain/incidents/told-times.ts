import { formatInstant } from "@/lib/dates";

const told = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/g;

/** A sentence of the rules with its instants told on a site's clock; the rules know no time zone and say UTC. */
export function inZone(sentence: string, zone: string, now: Date): string {
  return sentence.replace(told, (_all, day: string, time: string) =>
    formatInstant(new Date(`${day}T${time}:00Z`), zone, now),
  );
}
