import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { ReportView } from "@/components/after-action/report-view";
import { Page } from "@/components/layout/page";
import { mayAnywhere } from "@/domain/access/places";
import { readAfterAction } from "@/server/after-action/read-after-action";
import { requireCaller } from "@/server/session";
import { advisoryIn } from "../asked";

export const metadata: Metadata = { title: "After-action report" };

export default async function AfterActionPage({ params }: PageProps<"/advisories/[id]/after-action">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const found = await readAfterAction(caller, { id });
  if (!found) notFound();
  const { head, report, now } = found;
  return (
    <Page
      crumbs={advisoryCrumbs(head, "After action")}
      head={<AdvisoryHead head={head} current="after-action" />}
    >
      <ReportView {...{ report, now }} advisoryId={id} />
    </Page>
  );
}
