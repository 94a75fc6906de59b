import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { freezeHref, SinceBriefing } from "@/components/briefings/since-briefing";
import { BurnDown } from "@/components/history/burn-down";
import { SiteStrips, withNow } from "@/components/history/site-strips";
import { Page } from "@/components/layout/page";
import { RegionTable } from "@/components/status/region-table";
import { StatusPage, sitesShown } from "@/components/status/status-page";
import { mayAnywhere } from "@/domain/access/places";
import { readRange } from "@/domain/history/burn-down";
import { askedAdvisory, askedFor } from "@/domain/incidents/list-filter";
import { regionsOf } from "@/domain/status/regions";
import { readLastBriefing } from "@/server/briefings/read-briefings";
import { readHistory } from "@/server/history/read-history";
import { requireCaller } from "@/server/session";
import { readStatus } from "@/server/status/read-status";

export const metadata: Metadata = { title: "Status" };

export default async function Status({ searchParams }: PageProps<"/status">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "status:read")) notFound();
  const status = await readStatus(caller, { advisoryId: askedAdvisory(asked) });
  const advisoryId = status.advisory?.id ?? null;
  const range = readRange(askedFor(asked, "days"));
  const worst = status.sites.slice(0, sitesShown);
  const codes = worst.map(({ code }) => code);
  const { points, sites } = await readHistory(caller, { advisoryId, range, codes });
  const here = status.advisory?.trackingId;
  return (
    <Page crumbs={here ? [{ label: "Status", href: "/status" }, { label: here }] : [{ label: "Status" }]}>
      <StatusPage
        {...status}
        every={askedFor(asked, "sites") === "all"}
        mayImport={mayAnywhere(caller, "advisory:import")}
        since={
          mayAnywhere(caller, "briefing:read") && (
            <SinceBriefing
              briefing={await readLastBriefing(caller, { advisoryId })}
              sites={status.sites}
              mayFreeze={mayAnywhere(caller, "briefing:freeze")}
              freezeHref={freezeHref(advisoryId)}
            />
          )
        }
        history={
          <>
            <RegionTable advisoryId={advisoryId} regions={regionsOf(status.sites)} />
            <BurnDown {...{ points, range, advisoryId }} now={status.all} />
            <SiteStrips advisoryId={advisoryId} sites={withNow(worst, sites)} of={status.sites.length} />
          </>
        }
      />
    </Page>
  );
}
