import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ImportInventoryForm } from "@/components/systems/import-form";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { readSitesToRegister } from "@/server/systems/read-systems";

export const metadata: Metadata = { title: "Import an inventory" };

export default async function ImportPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:register")) notFound();
  const sites = await readSitesToRegister(caller, null);
  return (
    <Page
      crumbs={[{ label: "Systems", href: "/systems" }, { label: "Import an inventory" }]}
      head={<PageHead title="Import an inventory" />}
    >
      <div className="max-w-240">
        <p className="mb-4 max-w-[66ch] text-ink-2">
          A system is known by its site and its asset tag. Rows of sites that do not exist are refused; an
          empty cell erases nothing the inventory knows, unless you say so. What would be done is shown first.
        </p>
        <ImportInventoryForm sites={sites} now={new Date()} />
      </div>
    </Page>
  );
}
