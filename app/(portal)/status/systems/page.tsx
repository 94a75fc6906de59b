import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { statusHref } from "@/components/status/address";
import { CountedPage } from "@/components/status/counted-page";
import { countedTitles } from "@/components/status/words";
import { mayAnywhere } from "@/domain/access/places";
import { askedAdvisory, askedFor } from "@/domain/incidents/list-filter";
import { isCountedName } from "@/domain/status/counting";
import { requireCaller } from "@/server/session";
import { readCounted } from "@/server/status/read-counted";

export const metadata: Metadata = { title: "Status: systems" };

export default async function CountedSystems({ searchParams }: PageProps<"/status/systems">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "status:read")) notFound();
  const name = askedFor(asked, "number") ?? "systems";
  if (!isCountedName(name)) notFound();
  const advisoryId = askedAdvisory(asked);
  const { rows, ...counted } = await readCounted(caller, {
    name,
    advisoryId,
    siteCode: askedFor(asked, "site"),
    region: askedFor(asked, "region"),
    after: askedFor(asked, "after"),
  });
  const title = countedTitles[name];
  return (
    <Page
      crumbs={[{ label: "Status", href: statusHref(advisoryId) }, { label: title }]}
      head={<PageHead title={title} />}
    >
      <CountedPage {...counted} name={name} systems={rows} />
    </Page>
  );
}
