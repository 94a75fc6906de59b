import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ImportInventoryForm } from "@/components/systems/import-form";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { importInventoryAction } from "../actions";

export const metadata: Metadata = { title: "Import an inventory" };

export default async function ImportPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:register")) notFound();
  return (
    <Page
      crumbs={[{ label: "Systems", href: "/systems" }, { label: "Import an inventory" }]}
      head={<PageHead title="Import an inventory" />}
    >
      <div className="max-w-240">
        <p className="mb-4 max-w-[66ch] text-ink-2">
          A system is known by its site's code and its asset tag. Rows of sites that do not exist are refused;
          an empty cell never erases what the inventory knows. What would be done is shown first.
        </p>
        <ImportInventoryForm action={importInventoryAction} />
      </div>
    </Page>
  );
}
