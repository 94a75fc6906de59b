import { Undecided } from "@/components/ui/state";
import { aboveRowLink, Cell, HeadCell, Row, RowLink, Table, Zero } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import { duplicateWords } from "@/domain/systems/duplicates";
import { systemParameters } from "@/domain/systems/list-filter";
import { type SystemFilter, type SystemRow, type SystemSort, stateWords } from "@/domain/systems/rows";
import { NetworkText } from "./network-text";

/** The inventory: each system with where it stands on the network and what is undecided about it. */
export function SystemTable({
  rows,
  filter,
}: Readonly<{ rows: readonly SystemRow[]; filter: SystemFilter }>) {
  const sort = (by: SystemSort, direction: "ascending" | "descending") => ({
    href: `/systems${systemParameters({ ...filter, sort: by })}`,
    direction: filter.sort === by ? direction : null,
  });
  return (
    <Table
      label="Systems"
      needs="l"
      head={
        <>
          <HeadCell sort={sort("tag", "ascending")}>Asset tag</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell sort={sort("site", "ascending")}>Site</HeadCell>
          <HeadCell>Class</HeadCell>
          <HeadCell>Operating system</HeadCell>
          <HeadCell>Network</HeadCell>
          <HeadCell sort={sort("undecided", "descending")}>Undecided</HeadCell>
          <HeadCell>Open incidents</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <OneSystem key={row.id} row={row} />
      ))}
    </Table>
  );
}

function OneSystem({ row }: Readonly<{ row: SystemRow }>) {
  return (
    <Row>
      <Cell inList="beside" className="list:order-1 list:ml-0">
        <RowLink href={`/systems/${row.id}`}>
          <Key>{row.assetTag}</Key>
        </RowLink>
      </Cell>
      <Cell inList="title" className="list:order-2">
        {row.model || <Meta>model unknown</Meta>}
        <span className="block text-meta text-ink-3">
          {[row.manufacturer, row.location].filter(Boolean).join(" · ")}
          {row.duplicates.map((other) => ` · ${duplicateWords(other.reasons)} as ${other.assetTag}`)}
          {row.state !== "in-service" && ` · ${stateWords[row.state].toLowerCase()}`}
        </span>
      </Cell>
      <Cell label="Site">{row.siteName}</Cell>
      <Cell label="Class">{row.deviceClass || <Meta>unknown</Meta>}</Cell>
      <Cell label="Operating system">{row.operatingSystem || <Meta>unknown</Meta>}</Cell>
      <Cell label="Network">
        <NetworkText state={row.network} />
      </Cell>
      <Cell label="Undecided" inList={row.undecided === 0 ? "hidden" : "line"}>
        {row.undecided === 0 ? <Zero /> : <Undecided>{row.undecided}</Undecided>}
      </Cell>
      <Cell label="Open incidents" inList={row.openIncidents.length === 0 ? "hidden" : "line"}>
        {row.openIncidents.length === 0 ? <Zero /> : <Incidents keys={row.openIncidents} />}
      </Cell>
    </Row>
  );
}

function Incidents({ keys }: Readonly<{ keys: readonly string[] }>) {
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {keys.map((key) => (
        <CellLink key={key} href={`/incidents/${key}`} className={aboveRowLink}>
          <Key>{key}</Key>
        </CellLink>
      ))}
    </span>
  );
}
