import { withoutSignedFile } from "@/domain/incidents/approval-view";

/** Who may not open a file is not told its name either: names are written by people, and say more than they should. */
export function withoutFileName<Event extends Readonly<{ type: string; data: unknown }>>(
  event: Event,
): Event {
  const { type, data } = event;
  if (typeof data !== "object" || data === null) return event;
  if (type.startsWith("evidence.")) return { ...event, data: { ...data, name: "a file" } };
  // A signature can fall with a file that was signed; the cause then names it.
  if (type !== "approval.voided" || !("cause" in data)) return event;
  return { ...event, data: { ...data, cause: withoutSignedFile(String(data.cause)) } };
}
