import { State, Undecided } from "@/components/ui/state";
import { Cell, HeadCell, Row, RowLink, Table, Zero } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { countWhere, type MatchCount } from "@/domain/matching/rows";
import { released, scoreText } from "./released";

export type AdvisoryRow = Readonly<{
  id: string;
  trackingId: string;
  title: string;
  publisher: string;
  tlp: string | null;
  released: string;
  receivedAt: Date;
  revisions: number;
  shownBecause: "only" | "chosen" | "latest" | "order-unknown";
  highest: Readonly<{ score: number; version: string }> | null;
  findings: number;
  openFindings: number;
  confirmed: boolean;
  counts: readonly MatchCount[];
  openIncidents: number;
}>;

/** The advisories, each with how it stands among the systems the reader sees. */
export function AdvisoryTable({ rows, now }: Readonly<{ rows: readonly AdvisoryRow[]; now: Date }>) {
  return (
    <Table
      label="Advisories"
      needs="l"
      head={
        <>
          <HeadCell>Advisory</HeadCell>
          <HeadCell>Published</HeadCell>
          <HeadCell>Highest score</HeadCell>
          <HeadCell>Findings</HeadCell>
          <HeadCell num>May be affected</HeadCell>
          <HeadCell>Undecided</HeadCell>
          <HeadCell num>Open incidents</HeadCell>
          <HeadCell>Received</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <OneAdvisory key={row.id} row={row} now={now} />
      ))}
    </Table>
  );
}

function OneAdvisory({ row, now }: Readonly<{ row: AdvisoryRow; now: Date }>) {
  const named = countWhere(row.counts, (count) => count.level !== "excluded");
  const undecided = countWhere(row.counts, (count) => count.standing === "unknown");
  return (
    <Row>
      <Cell inList="title" className="align-top">
        <RowLink href={`/advisories/${row.id}`}>
          <Key>{row.trackingId}</Key>
        </RowLink>
        <span className="block text-ink-2">{row.title}</span>
        <span className="block text-meta text-ink-3">
          {row.publisher}
          {row.tlp && ` · TLP:${row.tlp}`}
          {row.revisions > 1 && ` · ${row.revisions} revisions`}
          {row.shownBecause === "order-unknown" && ", order unknown"}
        </span>
      </Cell>
      <Cell label="Published" className="align-top whitespace-nowrap">
        {released(row.released)}
      </Cell>
      <Cell label="Highest score" className="align-top whitespace-nowrap">
        {scoreText(row.highest)}
      </Cell>
      <Cell label="Findings" className="align-top whitespace-nowrap">
        <FindingsState findings={row.findings} openFindings={row.openFindings} confirmed={row.confirmed} />
      </Cell>
      <Cell label="May be affected" num inList={named === 0 ? "hidden" : "line"} className="align-top">
        {named === 0 ? <Zero /> : named}
      </Cell>
      <Cell label="Undecided" inList={undecided === 0 ? "hidden" : "line"} className="align-top">
        {undecided === 0 ? <Zero /> : <Undecided>{undecided}</Undecided>}
      </Cell>
      <Cell
        label="Open incidents"
        num
        inList={row.openIncidents === 0 ? "hidden" : "line"}
        className="align-top"
      >
        {row.openIncidents === 0 ? <Zero /> : row.openIncidents}
      </Cell>
      <Cell label="Received" className="align-top">
        <Time at={row.receivedAt} zone="UTC" now={now} show="day" />
      </Cell>
    </Row>
  );
}

/** Whether what is wrong with a file was answered. */
function FindingsState({
  findings,
  openFindings,
  confirmed,
}: Pick<AdvisoryRow, "findings" | "openFindings" | "confirmed">) {
  if (findings === 0) return <Meta>none</Meta>;
  if (!confirmed) {
    return (
      <State icon="alert" tone="waiting">
        {openFindings} to answer
      </State>
    );
  }
  if (openFindings > 0) return <State icon="info">{openFindings} to note</State>;
  return <State icon="check">answered</State>;
}
