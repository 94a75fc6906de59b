import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ColumnChoice } from "@/components/systems/column-choice";
import { SelectForm } from "@/components/systems/select-form";
import { SystemFilters } from "@/components/systems/system-filters";
import { SystemTable } from "@/components/systems/system-table";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { type Actor, may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { readColumns, usualColumns } from "@/domain/systems/columns";
import { readSystemFilter, systemParameters } from "@/domain/systems/list-filter";
import type { SystemCount, SystemFilter, SystemRow } from "@/domain/systems/rows";
import { requireCaller } from "@/server/session";
import { listSystems } from "@/server/systems/read-systems";
import { columnsCookie } from "./columns-cookie";

export const metadata: Metadata = { title: "Systems" };

export default async function SystemsPage({ searchParams }: PageProps<"/systems">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:read")) notFound();
  const asked = await searchParams;
  const filter = readSystemFilter(asked);
  const { rows, next, isFirst, counts } = await listSystems(caller, {
    filter,
    after: askedFor(asked, "after"),
  });
  const chosen = readColumns(askedFor(asked, "columns"));
  const kept = readColumns((await cookies()).get(columnsCookie(caller.id))?.value);
  const columns = chosen ?? kept ?? usualColumns;
  const list = { ...filter, columns: chosen };
  const mayRegister = mayAnywhere(caller, "system:register");
  const mayEdit = mayAnywhere(caller, "system:edit");
  const table = (
    <SystemTable
      rows={rows.map((row) => ({ ...row, mayTick: mayChange(caller, row) }))}
      {...{ filter, columns, chosen }}
      selectable={mayEdit}
    />
  );
  return (
    <Page
      crumbs={[{ label: "Systems" }]}
      head={<PageHead title="Systems" actions={mayRegister ? <Ways /> : undefined} />}
    >
      <div className="grid gap-4">
        <SystemFilters filter={filter} counts={counts} columns={chosen} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <Count filter={filter} counts={counts} />
          {rows.length > 0 && (
            <span className="flex flex-wrap gap-2">
              <ColumnChoice filter={filter} columns={columns} />
              <ButtonLink look="quiet" size="small" href={`/systems/labels${systemParameters(filter)}`}>
                Labels for these
              </ButtonLink>
            </span>
          )}
        </div>
        {rows.length === 0 ? (
          <None filter={filter} mayRegister={mayRegister} />
        ) : mayEdit ? (
          <SelectForm>{table}</SelectForm>
        ) : (
          table
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {!isFirst && <ButtonLink href={`/systems${systemParameters(list)}`}>First page</ButtonLink>}
          {next && <ButtonLink href={`/systems${systemParameters(list, next)}`}>Next page</ButtonLink>}
        </div>
        {rows.length > 0 && <TakeAway list="systems" asked={systemParameters(filter)} />}
      </div>
    </Page>
  );
}

const mayChange = (caller: Actor, { state, siteId }: SystemRow): boolean =>
  state !== "retired" && may(caller, "system:edit", siteId);

function Ways() {
  return (
    <>
      <ButtonLink href="/systems/import">Import an inventory</ButtonLink>
      <ButtonLink href="/systems/new">Register a system</ButtonLink>
    </>
  );
}

function Count({ filter, counts }: Readonly<{ filter: SystemFilter; counts: readonly SystemCount[] }>) {
  const fitting = counts.filter(
    (each) =>
      (filter.site === null || each.siteCode === filter.site) &&
      (filter.deviceClass === null || each.deviceClass === filter.deviceClass),
  );
  const total = fitting.reduce((sum, each) => sum + each.count, 0);
  const sites = new Set(fitting.map((each) => each.siteCode)).size;
  return (
    <p>
      <b>{total}</b> {total === 1 ? "system" : "systems"} at {sites} {sites === 1 ? "site" : "sites"}
    </p>
  );
}

function None({ filter, mayRegister }: Readonly<{ filter: SystemFilter; mayRegister: boolean }>) {
  const narrowed = systemParameters({ ...filter, sort: "tag" }) !== "";
  if (narrowed) {
    return (
      <Empty
        title="No system fits these conditions."
        actions={<ButtonLink href="/systems">Show all</ButtonLink>}
      />
    );
  }
  return (
    <Empty title="No system yet." actions={mayRegister ? <Ways /> : undefined}>
      {mayRegister
        ? "Import the inventory as a table, or register systems one by one. Each is compared with every advisory."
        : "A coordinator imports the inventory; the systems of your sites stand here then."}
    </Empty>
  );
}
