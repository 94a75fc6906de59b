import { Cell, HeadCell, Row, Table, Zero } from "@/components/ui/table";
import { CellLink } from "@/components/ui/text";
import { measures } from "@/domain/after-action/measure";
import type { AfterAction, ReportedPart } from "@/domain/after-action/report";
import { measureNames } from "@/domain/after-action/words";
import { rowsHref } from "./address";
import { MeasureCell, type SummaryRow } from "./measure-cell";

type Site = Readonly<{ code: string; name: string }> | null;
type RowProps = Readonly<{ part: ReportedPart<SummaryRow>; site: Site; advisoryId: string }>;

/** All sites together, then each by name; every number opens its rows. */
export function ReportTable({
  report,
  advisoryId,
}: Readonly<{ report: AfterAction<SummaryRow>; advisoryId: string }>) {
  return (
    <Table
      label="After-action report, by site"
      needs="x"
      head={
        <>
          <HeadCell>Site</HeadCell>
          <HeadCell num>Incidents</HeadCell>
          {measures.map((measure) => (
            <HeadCell key={measure}>{measureNames[measure]}</HeadCell>
          ))}
          <HeadCell num>Steps rejected</HeadCell>
          <HeadCell num>Ran out</HeadCell>
        </>
      }
    >
      <PartRow part={report.all} site={null} advisoryId={advisoryId} />
      {report.sites.map((part) => (
        <PartRow key={part.code} part={part} site={part} advisoryId={advisoryId} />
      ))}
    </Table>
  );
}

function PartRow({ part, site, advisoryId }: RowProps) {
  const where = site?.name ?? "all sites";
  const href = (of: string) => rowsHref(advisoryId, { of, site: site?.code ?? null });
  return (
    <Row>
      <Cell inList="title" className="align-top">
        <b className="font-strong">{site?.name ?? "All sites"}</b>
      </Cell>
      <Cell num label="Incidents" className="align-top">
        <Count count={part.incidents} href={href("contain")} label={`Incidents, ${where}`} />
      </Cell>
      {measures.map((measure) => (
        <Cell key={measure} label={measureNames[measure]} className="align-top">
          <MeasureCell summary={part.measures[measure]} {...{ measure, advisoryId, site }} />
        </Cell>
      ))}
      <Cell num label="Steps rejected" className="align-top" inList={part.rejected === 0 ? "hidden" : "line"}>
        <Count count={part.rejected} href={href("rejected")} label={`Steps rejected, ${where}`} />
      </Cell>
      <Cell num label="Ran out" className="align-top" inList={part.ranOut === 0 ? "hidden" : "line"}>
        <Count count={part.ranOut} href={href("ran-out")} label={`Ran out, ${where}`} />
      </Cell>
    </Row>
  );
}

function Count({ count, href, label }: Readonly<{ count: number; href: string; label: string }>) {
  if (count === 0) return <Zero />;
  return (
    <CellLink href={href} aria-label={`${label}: ${count}`}>
      {count}
    </CellLink>
  );
}
