import type { IncidentPlace } from "@/components/incidents/place";
import { Told } from "@/components/incidents/told";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { asTimelineEvent, tellEvent } from "@/domain/incidents/event-words";
import { formatInstant } from "@/lib/dates";

type CustodyEvent = Readonly<{
  seq: number;
  type: string;
  at: Date;
  actorName: string;
  address: string | null;
  data: unknown;
}>;

/** Everything that happened to one file, the newest first: what, by whom, when, from where, and the hash it had then. */
export function FileCustody({
  events,
  sha256,
  addresses,
  more,
  place,
}: Readonly<{
  events: readonly CustodyEvent[];
  sha256: string;
  addresses: boolean;
  more: boolean;
  place: IncidentPlace;
}>) {
  const tell = (at: Date) => formatInstant(at, place.zone, place.now);
  return (
    <>
      <Table
        label="Custody"
        needs="m"
        head={
          <>
            <HeadCell>When</HeadCell>
            <HeadCell>What</HeadCell>
            {addresses && <HeadCell>From where</HeadCell>}
            <HeadCell>SHA-256</HeadCell>
          </>
        }
      >
        {events.map((event) => (
          <Row key={event.seq}>
            <Cell inList="title" className="align-top whitespace-nowrap">
              <Time at={event.at} zone={place.zone} now={place.now} />
            </Cell>
            <Cell label="What" className="align-top">
              <div>
                <What event={event} tell={tell} place={place} />
              </div>
            </Cell>
            {addresses && (
              <Cell label="From where" className="align-top">
                {event.address ? (
                  <Key>{event.address}</Key>
                ) : (
                  <span className="text-ink-3">Not recorded</span>
                )}
              </Cell>
            )}
            <Cell label="SHA-256" className="align-top">
              <HashThen data={event.data} now={sha256} />
            </Cell>
          </Row>
        ))}
      </Table>
      {more && <p className="mt-2 text-ink-2">Earlier entries stand in the event log.</p>}
    </>
  );
}

function What({
  event,
  tell,
  place,
}: Readonly<{ event: CustodyEvent; tell: (at: Date) => string; place: IncidentPlace }>) {
  const told = asTimelineEvent(event);
  if (!told) return `${event.actorName}: ${event.type}`;
  return (
    <Told sentence={tellEvent(told, { who: event.actorName, recordedAt: event.at, tell })} place={place} />
  );
}

/** The hash that was recorded with the act; one that is not the file's own now is said to be another. */
function HashThen({ data, now }: Readonly<{ data: unknown; now: string }>) {
  const then = typeof data === "object" && data !== null && "sha256" in data ? data.sha256 : null;
  if (typeof then !== "string") return <span className="text-ink-3">Not recorded</span>;
  return (
    <span>
      <Key>{`${then.slice(0, 4)} ${then.slice(4, 8)}`}</Key>
      {then !== now && <span className="block text-waiting">another than now</span>}
    </span>
  );
}
