import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Key, Meta, TextLink } from "@/components/ui/text";
import { systemFields } from "@/domain/systems/correction";
import { type DuplicateReason, duplicateWords } from "@/domain/systems/duplicates";
import { type SystemField, type SystemFields, systemFieldNames } from "@/domain/systems/system";

type Side = Readonly<{ id: string; fields: SystemFields }>;
type Sides = Readonly<{ kept: Side; merged: Side }>;

const asTyped = (value: string | number | null): string => (value === null ? "" : String(value));
const nobodySaid = (value: string | number | null) => value === null || value === "" || value === "unknown";

/** Two rows side by side, field by field: of each value that differs one is chosen. */
export function MergeSides({ kept, merged }: Sides) {
  return (
    <>
      <input type="hidden" name="keptId" value={kept.id} />
      <input type="hidden" name="mergedId" value={merged.id} />
      <Table
        label="Both rows"
        needs="m"
        head={
          <>
            <HeadCell>Field</HeadCell>
            <HeadCell>{kept.fields.assetTag}, stays</HeadCell>
            <HeadCell>{merged.fields.assetTag}, is merged</HeadCell>
          </>
        }
      >
        {systemFields.map((field) => (
          <FieldRow key={field} field={field} kept={kept} merged={merged} />
        ))}
      </Table>
    </>
  );
}

function FieldRow({ field, kept, merged }: Sides & Readonly<{ field: SystemField }>) {
  const [own, other] = [kept.fields[field], merged.fields[field]];
  if (own === other) {
    return (
      <Row>
        <Cell inList="title">{systemFieldNames[field]}</Cell>
        <Cell colSpan={2} label="Both">
          <input type="hidden" name={field} value={asTyped(own)} />
          <Value value={own} />
        </Cell>
      </Row>
    );
  }
  const takesOther = nobodySaid(own) && !nobodySaid(other);
  return (
    <Row>
      <Cell inList="title">
        <b className="font-strong">{systemFieldNames[field]}</b>
      </Cell>
      <Choice field={field} value={own} of={kept.fields.assetTag} chosen={!takesOther} />
      <Choice field={field} value={other} of={merged.fields.assetTag} chosen={takesOther} />
    </Row>
  );
}

function Choice({
  field,
  value,
  of,
  chosen,
}: Readonly<{ field: SystemField; value: string | number | null; of: string; chosen: boolean }>) {
  return (
    <Cell label={of}>
      <label className="inline-flex min-h-control cursor-pointer items-center gap-2">
        <input
          type="radio"
          name={field}
          value={asTyped(value)}
          defaultChecked={chosen}
          aria-label={`${systemFieldNames[field]} of ${of}`}
          className="size-4 accent-accent"
        />
        <Value value={value} />
      </label>
    </Cell>
  );
}

function Value({ value }: Readonly<{ value: string | number | null }>) {
  return nobodySaid(value) ? <Meta>unknown</Meta> : <span className="break-words">{value}</span>;
}

/** The rows of the site that may be the same system, each with why. */
export function DuplicateList({
  systemId,
  duplicates,
}: Readonly<{
  systemId: string;
  duplicates: readonly Readonly<{
    id: string;
    assetTag: string;
    model: string;
    reasons: readonly DuplicateReason[];
  }>[];
}>) {
  if (duplicates.length === 0) {
    return <p className="text-ink-2">No other row of this site has its serial number, names or address.</p>;
  }
  return (
    <ul>
      {duplicates.map((row) => (
        <li key={row.id} className="flex flex-wrap gap-x-4 border-b py-2">
          <TextLink href={`/systems/${systemId}/merge?with=${row.id}`}>
            {row.model} <Key>{row.assetTag}</Key>
          </TextLink>
          <span className="text-ink-2">{duplicateWords(row.reasons)}</span>
        </li>
      ))}
    </ul>
  );
}
