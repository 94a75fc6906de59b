import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { StatusPage } from "@/components/status/status-page";
import { mayAnywhere } from "@/domain/access/places";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { requireCaller } from "@/server/session";
import { readStatus } from "@/server/status/read-status";

export const metadata: Metadata = { title: "Status" };

export default async function Status({ searchParams }: PageProps<"/status">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "status:read")) notFound();
  const status = await readStatus(caller, { advisoryId: askedAdvisory(asked) });
  const here = status.advisory?.trackingId;
  return (
    <Page crumbs={here ? [{ label: "Status", href: "/status" }, { label: here }] : [{ label: "Status" }]}>
      <StatusPage {...status} mayImport={mayAnywhere(caller, "advisory:import")} />
    </Page>
  );
}
