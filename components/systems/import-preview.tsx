import { Details } from "@/components/ui/details";
import { Select } from "@/components/ui/inputs";
import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { systemFields } from "@/domain/systems/correction";
import { type ImportPreview, namesSystems } from "@/domain/systems/import-preview";
import type { PlannedRow } from "@/domain/systems/import-rows";
import { systemFieldNames } from "@/domain/systems/system";

/** Which column of the file feeds which field: guessed from the headers, open when the guess is not enough. */
export function MappingFields({ preview: { headers, mapping } }: Readonly<{ preview: ImportPreview }>) {
  return (
    <Details summary="Columns" open={!namesSystems(mapping)}>
      <div className="grid gap-x-6 gap-y-2 tablet:grid-cols-2">
        {headers.map((header) => (
          <div key={header} className="grid grid-cols-2 items-center gap-3">
            <Key className="whitespace-normal! break-all">{header}</Key>
            <Select
              aria-label={`What the column ${header} feeds`}
              name={`column:${header}`}
              defaultValue={mapping[header] ?? ""}
              className="h-control!"
            >
              <option value="">feeds nothing</option>
              <option value="site">Site (its code)</option>
              {systemFields.map((field) => (
                <option key={field} value={field}>
                  {systemFieldNames[field]}
                </option>
              ))}
            </Select>
          </div>
        ))}
      </div>
    </Details>
  );
}

/** What would become of each row: the refused ones first, each with its reason; long lists are cut. */
export function PreviewTable({ preview: { rows, counts } }: Readonly<{ preview: ImportPreview }>) {
  const total = counts.new + counts.changed + counts.unchanged + counts.refused;
  return (
    <Table
      label="Rows of the file"
      needs="m"
      head={
        <>
          <HeadCell num>Line</HeadCell>
          <HeadCell>System</HeadCell>
          <HeadCell>Outcome</HeadCell>
          <HeadCell>What</HeadCell>
        </>
      }
      foot={
        rows.length < total
          ? `${rows.length} of ${total} rows are listed; the numbers above count all.`
          : undefined
      }
    >
      {rows.map((row) => (
        <Row key={row.line}>
          <Cell label="Line" num className="align-top">
            {row.line}
          </Cell>
          <Cell inList="title" className="align-top">
            <Key>{row.assetTag || "no tag"}</Key> <Meta>{row.siteCode || "no site"}</Meta>
          </Cell>
          <Cell label="Outcome" className="align-top">
            <Outcome row={row} />
          </Cell>
          <Cell className="align-top">
            <What row={row} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Outcome({ row }: Readonly<{ row: PlannedRow }>) {
  if (row.outcome === "refused") {
    return (
      <State icon="alert" tone="fault">
        refused
      </State>
    );
  }
  return row.outcome === "unchanged" ? <Meta>unchanged</Meta> : <b className="font-medium">{row.outcome}</b>;
}

const shown = (value: string | number | null) => (value === null || value === "" ? "unknown" : value);

function What({ row }: Readonly<{ row: PlannedRow }>) {
  switch (row.outcome) {
    case "refused":
      return (
        <ul>
          {row.refusals.map((refusal) => (
            <li key={`${refusal.code} ${refusal.column}`}>
              <Key>{refusal.column}</Key>: {refusal.sentence}
            </li>
          ))}
        </ul>
      );
    case "changed":
      return (
        <ul>
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              {systemFieldNames[field]}: {shown(before)} becomes <b className="font-medium">{shown(after)}</b>
            </li>
          ))}
        </ul>
      );
    case "new":
      return [row.fields.manufacturer, row.fields.model, row.fields.deviceClass].filter(Boolean).join(", ");
    case "unchanged":
      return row.kept.length > 0 ? (
        <Meta>
          keeps {row.kept.map((field) => systemFieldNames[field].toLowerCase()).join(", ")}, empty in the file
        </Meta>
      ) : null;
  }
}
