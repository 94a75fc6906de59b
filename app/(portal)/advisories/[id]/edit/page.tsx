import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { advisoryCrumbs } from "@/components/advisories/advisory-head";
import { RewriteAdvisoryForm } from "@/components/advisories/write-form";
import { Page, PageHead } from "@/components/layout/page";
import { may } from "@/domain/access/permissions";
import { readWrittenAdvisory } from "@/server/advisories/read-document-files";
import { requireCaller } from "@/server/session";
import { rewriteAdvisoryAction } from "../../actions";
import { advisoryIn } from "../asked";

export const metadata: Metadata = { title: "Edit an advisory" };

export default async function EditAdvisoryPage({ params }: PageProps<"/advisories/[id]/edit">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  if (!may(caller, "advisory:import", null)) notFound();
  const found = await readWrittenAdvisory(caller, { id });
  if (!found) notFound();
  const { written, revisionId } = found;
  return (
    <Page
      narrow
      crumbs={advisoryCrumbs({ id, trackingId: written.trackingId }, "Edit")}
      head={<PageHead title={`Edit ${written.trackingId}`} above="Written by hand" />}
    >
      <RewriteAdvisoryForm action={rewriteAdvisoryAction} {...{ id, revisionId, written }} />
    </Page>
  );
}
