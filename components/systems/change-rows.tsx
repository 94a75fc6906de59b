import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import type { BulkPreview, BulkRow } from "@/domain/systems/bulk-change";
import { systemFieldNames } from "@/domain/systems/system";

/** What would become of each selected system: its old and new value, or why it stays as it is. */
export function ChangeRows({ preview: { rows, field } }: Readonly<{ preview: BulkPreview }>) {
  const name = systemFieldNames[field];
  return (
    <Table
      label="Selected systems"
      needs="m"
      head={
        <>
          <HeadCell>Asset tag</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>Site</HeadCell>
          <HeadCell>{name} now</HeadCell>
          <HeadCell>{name} then</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.systemId}>
          <Cell inList="beside" className="list:order-1 list:ml-0">
            <Key>{row.assetTag}</Key>
          </Cell>
          <Cell inList="title">{row.model || <Meta>model unknown</Meta>}</Cell>
          <Cell label="Site">{row.siteName}</Cell>
          <Cell label={`${name} now`} className="wrap-anywhere">
            <Value value={row.before} />
          </Cell>
          <Cell label={`${name} then`} className="wrap-anywhere">
            <Then row={row} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Then({ row }: Readonly<{ row: BulkRow }>) {
  switch (row.outcome) {
    case "refused":
      return (
        <State icon="alert" tone="fault">
          {row.sentence}
        </State>
      );
    case "unchanged":
      return <Meta>as it is</Meta>;
    case "changed":
      return (
        <b className="font-strong">
          <Value value={row.after} />
        </b>
      );
  }
}

const Value = ({ value }: Readonly<{ value: BulkRow["after"] }>) =>
  value === null || value === "" || value === "unknown" ? <Meta>unknown</Meta> : value;
