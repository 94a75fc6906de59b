import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Meta } from "@/components/ui/text";
import { type IdentityField, identityFieldNames, identityFields } from "@/domain/systems/identity";
import type { IdentityPreview } from "@/domain/systems/identity-decision";

/** What a file says beside what is held now and what the inventory says, field by field; what nobody says is left out. */
export function IdentityComparison({ preview }: Readonly<{ preview: IdentityPreview }>) {
  const { found, held, inventory } = preview;
  const ofInventory = (field: IdentityField) => (field in inventory ? said(inventory, field) : null);
  const rows = identityFields.filter((field) => found[field] || held?.[field] || ofInventory(field));
  return (
    <Table
      label="What the file says"
      needs="s"
      head={
        <>
          <HeadCell>Field</HeadCell>
          <HeadCell>The file</HeadCell>
          {held && <HeadCell>Held until now</HeadCell>}
          <HeadCell>Inventory</HeadCell>
        </>
      }
    >
      {rows.map((field) => (
        <Row key={field}>
          <Cell inList="title" className="align-top">
            {identityFieldNames[field]}
          </Cell>
          <Cell label="The file" className="align-top">
            <Value text={found[field]} changed={found[field] !== (held?.[field] ?? "")} />
          </Cell>
          {held && (
            <Cell label="Held until now" className="align-top">
              <Value text={held[field]} />
            </Cell>
          )}
          <Cell
            label="Inventory"
            inList={ofInventory(field) === null ? "hidden" : "line"}
            className="align-top"
          >
            {ofInventory(field) !== null && <Value text={ofInventory(field) ?? ""} />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The inventory's word on a field it has a column for. */
function said(inventory: IdentityPreview["inventory"], field: IdentityField): string {
  const texts: Readonly<Partial<Record<IdentityField, string>>> = inventory;
  return texts[field] ?? "";
}

function Value({ text, changed = false }: Readonly<{ text: string; changed?: boolean }>) {
  if (text === "") return <Meta>unknown</Meta>;
  return <span className={changed ? "font-medium break-words" : "break-words text-ink-2"}>{text}</span>;
}
