import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AliasChanges } from "@/components/aliases/alias-changes";
import { AddAliasForm, EndAliasForm } from "@/components/aliases/alias-forms";
import { AliasTable } from "@/components/aliases/alias-table";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { of } from "@/components/ui/of";
import { FilterSelect, SearchField } from "@/components/ui/search-field";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { aliasesWith } from "@/domain/matching/alias-rows";
import { aliasKindNames, aliasKinds, readAliasKind } from "@/domain/matching/alias-words";
import { listAliases } from "@/server/aliases/list-aliases";
import { requireCaller } from "@/server/session";
import { addAliasAction, endAliasAction } from "./actions";

export const metadata: Metadata = { title: "Aliases" };

export default async function AliasesPage({ searchParams }: PageProps<"/advisories/aliases">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "organisation:read")) notFound();
  const asked = await searchParams;
  const text = (askedFor(asked, "q") ?? "").slice(0, 100);
  const kind = readAliasKind(askedFor(asked, "kind"));
  const { lines, changes, seesAll, now } = await listAliases(caller, null);
  const mayChange = may(caller, "advisory:correct", null);
  const shown = aliasesWith(lines, kind, text);
  const vendors = lines.filter((line) => line.kind === "vendor" && line.validTo === null);
  const known = [...new Set(vendors.map((line) => line.means))].sort();
  return (
    <Page
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "Aliases" }]}
      head={
        <PageHead
          title="Aliases"
          actions={
            mayChange ? (
              <Dialog opener="Add an alias" title="Add an alias" look="primary">
                <AddAliasForm action={addAliasAction} known={known} />
              </Dialog>
            ) : undefined
          }
        />
      }
    >
      <div className="grid gap-4">
        <p className="max-w-[66ch] text-ink-2">
          Other names of manufacturers, models, classes and operating systems, by which systems are compared
          with advisories. Only a manufacturer that stands here as another one excludes a system.
        </p>
        <SearchField
          action="/advisories/aliases"
          name="q"
          label="Find an alias"
          defaultValue={text}
          placeholder="Name or reason"
        >
          <FilterSelect
            label="Kind"
            name="kind"
            value={kind}
            all="Every kind"
            options={aliasKinds.map((value) => ({ value, label: aliasKindNames[value] }))}
          />
        </SearchField>
        {shown.length === 0 ? (
          <Empty
            title="No alias fits."
            actions={<ButtonLink href="/advisories/aliases">Show all</ButtonLink>}
          />
        ) : (
          <AliasTable
            lines={shown}
            now={now}
            end={(line) =>
              mayChange && (
                <Dialog opener={of("End…", line.text)} size="small" title={`End the alias “${line.text}”`}>
                  <EndAliasForm action={endAliasAction} aliasId={line.id} />
                </Dialog>
              )
            }
          />
        )}
        <AliasChanges rows={changes} seesAll={seesAll} now={now} />
      </div>
    </Page>
  );
}
