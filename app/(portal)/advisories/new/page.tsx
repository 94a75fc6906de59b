import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WriteAdvisoryForm } from "@/components/advisories/write-form";
import { Page, PageHead } from "@/components/layout/page";
import { may } from "@/domain/access/permissions";
import { requireCaller } from "@/server/session";
import { writeAdvisoryAction } from "../actions";

export const metadata: Metadata = { title: "Write an advisory by hand" };

export default async function WriteAdvisoryPage() {
  const caller = await requireCaller();
  if (!may(caller, "advisory:import", null)) notFound();
  return (
    <Page
      narrow
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "Write one by hand" }]}
      head={<PageHead title="Write an advisory by hand" />}
    >
      <WriteAdvisoryForm action={writeAdvisoryAction} />
    </Page>
  );
}
