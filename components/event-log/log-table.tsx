import { DrillMark } from "@/components/drills/drill-mark";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { StoredEntry } from "@/domain/event-log/chain-check";

export type LoggedRow = Readonly<{
  id: string;
  at: Date;
  actorName: string;
  type: string;
  drill: boolean;
  whole: Readonly<{ incidentKey: string | null; siteCode: string | null; entry: StoredEntry }> | null;
}>;

/** Entries of the event log, the newest first; what the reader may not know of one is left out, and said. */
export function LogTable({ rows }: Readonly<{ rows: readonly LoggedRow[] }>) {
  return (
    <Table
      label="Entries"
      needs="l"
      head={
        <>
          <HeadCell>When</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>Of</HeadCell>
          <HeadCell>Recorded</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <Cell className="align-top whitespace-nowrap" inList="title">
            <Time at={row.at} zone="UTC" />
          </Cell>
          <Cell className="align-top" label="Who">
            <div>
              {row.actorName}
              {row.whole?.entry.address && (
                <span className="block font-mono text-meta text-ink-3">{row.whole.entry.address}</span>
              )}
            </div>
          </Cell>
          <Cell className="align-top" label="What">
            <div>
              <Key className="whitespace-normal!">{row.type}</Key> {row.drill && <DrillMark />}
            </div>
          </Cell>
          <Cell className="align-top" label="Of">
            <div>
              <Subject row={row} />
            </div>
          </Cell>
          <Cell className="align-top" label="Recorded">
            {row.whole ? (
              <Recorded entry={row.whole.entry} />
            ) : (
              <span className="text-ink-3">Not yours to see</span>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Subject({ row }: Readonly<{ row: LoggedRow }>) {
  if (!row.whole) return <span className="text-ink-3">An incident</span>;
  const { incidentKey, siteCode } = row.whole;
  return (
    <>
      {incidentKey ? (
        <TextLink href={`/incidents/${incidentKey}`}>
          <Key>{incidentKey}</Key>
        </TextLink>
      ) : (
        "The organisation"
      )}
      {siteCode && <span className="block text-meta text-ink-3">{siteCode}</span>}
    </>
  );
}

function Recorded({ entry }: Readonly<{ entry: StoredEntry }>) {
  const empty = entry.payload === "{}";
  return (
    <details>
      <summary className="cursor-pointer text-ink-2 marker:text-ink-3">
        <span className="font-mono text-meta">{empty ? "Nothing more" : shortened(entry.payload)}</span>
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-meta">
        {!empty && <Line name="Recorded">{entry.payload}</Line>}
        <Line name="Entry">{`${entry.seq} of the chain ${entry.chain}`}</Line>
        <Line name="Hash">{entry.hash}</Line>
        <Line name="Hash before">{entry.prevHash || "none: the first entry"}</Line>
      </dl>
    </details>
  );
}

function Line({ name, children }: Readonly<{ name: string; children: string }>) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="font-mono break-all text-ink-2">{children}</dd>
    </>
  );
}

const shortened = (text: string) => (text.length > 72 ? `${text.slice(0, 70)}…` : text);
