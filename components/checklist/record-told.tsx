import type { IncidentPlace } from "@/components/incidents/place";
import type { Facts } from "@/domain/checklist/facts";
import type { RecordId } from "@/domain/ids";
import { recordSentences } from "@/domain/incidents/record-sentences";
import { formatInstant } from "@/lib/dates";

/** What the record says that answered a step. */
export function RecordTold({
  facts,
  recordId,
  place,
}: Readonly<{ facts: Facts; recordId: RecordId | null; place: IncidentPlace }>) {
  const tell = (at: Date) => formatInstant(at, place.zone, place.now);
  return recordSentences(facts, recordId, tell).map((sentence) => <p key={sentence}>{sentence}</p>);
}
