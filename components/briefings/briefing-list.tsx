import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import { Cell, HeadCell, Row, RowLink, Table } from "@/components/ui/table";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Tlp } from "@/domain/briefings/tlp";

type Listed = Readonly<{
  key: string;
  name: string;
  tlp: Tlp;
  at: Date;
  by: string;
  zone: string;
  trackingId: string | null;
  sites: number;
}>;

/** The briefings, the latest first. */
export function BriefingList({
  briefings,
  now,
  freeze,
}: Readonly<{ briefings: readonly Listed[]; now: Date; freeze: ReactNode }>) {
  if (briefings.length === 0) {
    return (
      <Empty title="No briefing was frozen yet" actions={freeze}>
        A briefing keeps the numbers of status as they are at one moment, on one page that never changes. A
        coordinator freezes it.
      </Empty>
    );
  }
  return (
    <Table
      label="Briefings"
      needs="m"
      head={
        <>
          <HeadCell>Briefing</HeadCell>
          <HeadCell>Advisory</HeadCell>
          <HeadCell num>Sites</HeadCell>
          <HeadCell>May be told</HeadCell>
          <HeadCell>Frozen</HeadCell>
        </>
      }
    >
      {briefings.map((briefing) => (
        <Row key={briefing.key}>
          <Cell inList="title">
            <RowLink href={`/status/briefings/${briefing.key}`}>{briefing.name}</RowLink>
            <span className="block text-ink-2">
              <Key>{briefing.key}</Key>
            </span>
          </Cell>
          <Cell label="Advisory">{briefing.trackingId ?? "All advisories"}</Cell>
          <Cell label="Sites" num>
            {briefing.sites}
          </Cell>
          <Cell label="May be told">TLP:{briefing.tlp}</Cell>
          <Cell label="Frozen">
            <Time at={briefing.at} zone={briefing.zone} now={now} show="moment" />
            <span className="block text-ink-2">{briefing.by}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
