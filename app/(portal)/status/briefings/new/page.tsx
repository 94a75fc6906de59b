import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FreezeForm } from "@/components/briefings/freeze-form";
import { Page, PageHead } from "@/components/layout/page";
import { mayAnywhere } from "@/domain/access/places";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { listBriefings } from "@/server/briefings/read-briefings";
import { requireCaller } from "@/server/session";
import { freezeBriefingAction } from "../actions";

export const metadata: Metadata = { title: "Freeze a briefing" };

export default async function NewBriefing({ searchParams }: PageProps<"/status/briefings/new">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "briefing:freeze")) notFound();
  const { advisories } = await listBriefings(caller, null);
  return (
    <Page
      crumbs={[
        { label: "Status", href: "/status" },
        { label: "Briefings", href: "/status/briefings" },
        { label: "Freeze" },
      ]}
      head={<PageHead title="Freeze a briefing" />}
      narrow
    >
      <FreezeForm action={freezeBriefingAction} advisories={advisories} chosen={askedAdvisory(asked)} />
    </Page>
  );
}
