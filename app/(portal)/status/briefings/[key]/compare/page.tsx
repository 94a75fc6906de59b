import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Comparison } from "@/components/briefings/comparison";
import { Page, PageHead } from "@/components/layout/page";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { compareBriefings } from "@/server/briefings/read-briefings";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Compare briefings" };

export default async function CompareBriefings({
  params,
  searchParams,
}: PageProps<"/status/briefings/[key]/compare">) {
  const [caller, { key }, asked] = [await requireCaller(), await params, await searchParams];
  if (!mayAnywhere(caller, "briefing:read")) notFound();
  const found = await compareBriefings(caller, { key, with: askedFor(asked, "with") });
  if (found === null) notFound();
  return (
    <Page
      crumbs={[
        { label: "Briefings", href: "/status/briefings" },
        { label: key, href: `/status/briefings/${key}` },
        { label: "Compare" },
      ]}
      head={<PageHead title="What changed between two briefings" above={found.one.name} />}
    >
      <Comparison {...found} />
    </Page>
  );
}
