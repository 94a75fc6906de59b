import { Checkbox } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { SelectField } from "@/components/ui/field";
import { Select } from "@/components/ui/inputs";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { SiteId } from "@/domain/ids";
import { systemFields } from "@/domain/systems/correction";
import type { ColumnPreview, ImportPreview } from "@/domain/systems/import-preview";
import { systemFieldNames } from "@/domain/systems/system";

/** A site at which the person may register systems. */
export type SiteToImport = Readonly<{ id: SiteId; code: string; name: string; zone: string }>;

type ImportColumnsProps = Readonly<{
  preview: ImportPreview;
  sites: readonly SiteToImport[];
  now: Date;
  isOpen: boolean;
  onChanged: () => void;
}>;

/** How the file is taken: its sheet, what each column is taken as, its site where no column names one, and what an empty cell means. */
export function ImportColumns({ preview, sites, now, isOpen, onChanged }: ImportColumnsProps) {
  const zone = sites[0]?.zone ?? "UTC";
  return (
    <section className="grid gap-3" onChange={onChanged}>
      <input type="hidden" name="mappedFor" value={preview.headersHash} />
      {preview.sheets.length > 1 && <SheetField preview={preview} />}
      <div>
        <p className="mb-1 text-ink-2">
          <MappedBy preview={preview} zone={zone} now={now} />
        </p>
        <Details summary={`${preview.columns.length} columns and what they are taken as`} open={isOpen}>
          <ColumnTable columns={preview.columns} />
        </Details>
      </div>
      <WholeFile preview={preview} sites={sites} />
    </section>
  );
}

function MappedBy({
  preview: { mappedBy },
  zone,
  now,
}: Readonly<{ preview: ImportPreview; zone: string; now: Date }>) {
  switch (mappedBy.how) {
    case "remembered":
      return (
        <>
          Columns mapped as on <Time at={new Date(mappedBy.at)} zone={zone} now={now} show="day" /> by{" "}
          {mappedBy.by}.
        </>
      );
    case "chosen":
      return "Columns mapped as you chose. The import remembers it for the next file with these headers.";
    case "guessed":
      return "Columns recognised by their headers. The import remembers it for the next file with these headers.";
  }
}

function SheetField({ preview: { sheets, sheet } }: Readonly<{ preview: ImportPreview }>) {
  return (
    <SelectField label="Sheet" name="sheet" defaultValue={sheet ?? ""} data-of-file="" className="max-w-90">
      {sheets.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </SelectField>
  );
}

function ColumnTable({ columns }: Readonly<{ columns: readonly ColumnPreview[] }>) {
  return (
    <Table
      label="Columns of the file"
      needs="s"
      head={
        <>
          <HeadCell>Column</HeadCell>
          <HeadCell>Holds</HeadCell>
          <HeadCell>Taken as</HeadCell>
        </>
      }
    >
      {columns.map(({ header, samples, target }) => (
        <Row key={header}>
          <Cell inList="title">
            <Key className="break-all whitespace-normal!">{header}</Key>
          </Cell>
          <Cell label="Holds" className="break-words">
            {samples.length > 0 ? samples.join(" · ") : <Meta>nothing</Meta>}
          </Cell>
          <Cell className="w-60 list:w-full">
            <Select
              aria-label={`What the column ${header} is taken as`}
              name={`column:${header}`}
              defaultValue={target ?? ""}
              className="h-control! list:mt-1"
            >
              <option value="">Nothing: ignore it</option>
              <option value="site">Site (code or name)</option>
              {systemFields.map((field) => (
                <option key={field} value={field}>
                  {systemFieldNames[field]}
                </option>
              ))}
            </Select>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** What holds for every row of the file. */
function WholeFile({
  preview: { columns, siteId, clearEmpty },
  sites,
}: Readonly<{ preview: ImportPreview; sites: readonly SiteToImport[] }>) {
  const namesSite = columns.some(({ target }) => target === "site");
  return (
    <div className="grid gap-3">
      {!namesSite && (
        <SelectField
          label="Site of every row"
          name="siteId"
          defaultValue={siteId ?? ""}
          hint="No column says the site: choose it here, or take a column as Site."
          className="max-w-90"
        >
          <option value="">No site chosen</option>
          {sites.map(({ id, code, name }) => (
            <option key={id} value={id}>
              {name} ({code})
            </option>
          ))}
        </SelectField>
      )}
      <Checkbox
        name="clearEmpty"
        data-of-file=""
        label="Empty cells clear the field"
        defaultChecked={clearEmpty}
        hint="Without it an empty cell leaves what the inventory knows. Columns the file does not have are never touched."
      />
    </div>
  );
}
