import { Told } from "@/components/incidents/told";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { tellSystemEvent } from "@/domain/systems/event-words";
import { formatInstant } from "@/lib/dates";

export type HistoryRow = Readonly<{ id: string; type: string; at: Date; actorName: string; data: unknown }>;

/** What happened to a system, the last first, on its site's clock. */
export function SystemHistory({
  rows,
  zone,
  now,
  advisories,
}: Readonly<{
  rows: readonly HistoryRow[];
  zone: string;
  now: Date;
  advisories: ReadonlyMap<string, string>;
}>) {
  const tell = (at: Date) => formatInstant(at, zone, now);
  const lines = rows.flatMap((row) => {
    const teller = { who: row.actorName, recordedAt: row.at, tell };
    const sentence = tellSystemEvent(row, teller, (id) => advisories.get(id) ?? "an advisory");
    return sentence ? [{ row, sentence }] : [];
  });
  return (
    <section>
      <SectionHeading ruled>History</SectionHeading>
      <ol>
        {lines.map(({ row, sentence }) => (
          <li key={row.id} className="border-b py-2">
            <p className="text-ink-2">
              <Told sentence={sentence} place={{ incident: "", zone, now }} />
            </p>
            <Time at={row.at} zone={zone} now={now} className="text-meta text-ink-3" />
          </li>
        ))}
      </ol>
    </section>
  );
}
