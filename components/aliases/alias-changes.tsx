import { Told } from "@/components/incidents/told";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { tellAliasEvent } from "@/domain/matching/event-words";

type AliasChange = Readonly<{ id: string; type: string; at: Date; actorName: string; data: unknown }>;

/** The last changes of the alias table, each with what it did to the matches. */
export function AliasChanges({
  rows,
  seesAll,
  now,
}: Readonly<{ rows: readonly AliasChange[]; seesAll: boolean; now: Date }>) {
  const lines = rows.flatMap((row) => {
    const sentence = tellAliasEvent(row, { who: row.actorName, seesAll });
    return sentence ? [{ row, sentence }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <section>
      <SectionHeading ruled>Last changes</SectionHeading>
      <ol>
        {lines.map(({ row, sentence }) => (
          <li key={row.id} className="border-b py-2">
            <p className="max-w-[90ch] text-ink-2">
              <Told sentence={sentence} place={{ incident: "", zone: "UTC", now }} />
            </p>
            <Time at={row.at} zone="UTC" now={now} className="text-meta text-ink-3" />
          </li>
        ))}
      </ol>
    </section>
  );
}
