import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportAdvisoryForm } from "@/components/advisories/import-form";
import { Page, PageHead } from "@/components/layout/page";
import { may } from "@/domain/access/permissions";
import { requireCaller } from "@/server/session";
import { importAdvisoryAction } from "../actions";

export const metadata: Metadata = { title: "Import an advisory" };

export default async function ImportAdvisoryPage() {
  const caller = await requireCaller();
  if (!may(caller, "advisory:import", null)) notFound();
  return (
    <Page
      narrow
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "Import one" }]}
      head={<PageHead title="Import an advisory" />}
    >
      <ImportAdvisoryForm action={importAdvisoryAction} />
    </Page>
  );
}
