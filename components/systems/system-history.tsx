import { Told } from "@/components/incidents/told";
import { Details } from "@/components/ui/details";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { counted } from "@/domain/incidents/telling";
import { type ChangedField, fieldsOfEvent, tellSystemEvent } from "@/domain/systems/event-words";
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
    return sentence ? [{ row, sentence, fields: fieldsOfEvent(row) }] : [];
  });
  return (
    <section>
      <SectionHeading ruled>History</SectionHeading>
      <ol>
        {lines.map(({ row, sentence, fields }) => (
          <li key={row.id} className="border-b py-2">
            <p className="text-ink-2">
              <Told sentence={sentence} place={{ incident: "", zone, now }} />
            </p>
            {row.type === "system.registered" && fields.length > 0 ? (
              <Details summary={`${counted(fields.length, "field", "fields")} as registered`}>
                <Fields fields={fields} />
              </Details>
            ) : (
              fields.length > 0 && <Fields fields={fields} />
            )}
            <Time at={row.at} zone={zone} now={now} className="text-meta text-ink-3" />
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="py-2 text-ink-2">Nothing was recorded yet.</p>}
    </section>
  );
}

function Fields({ fields }: Readonly<{ fields: readonly ChangedField[] }>) {
  return (
    <dl className="my-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 border-l-2 pl-3">
      {fields.map(({ name, before, after }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="break-words">
            {before !== null && (
              <span className="text-ink-2">
                {before} <span aria-hidden="true">→</span>
                <span className="sr-only">became</span>{" "}
              </span>
            )}
            {after}
          </dd>
        </div>
      ))}
    </dl>
  );
}
