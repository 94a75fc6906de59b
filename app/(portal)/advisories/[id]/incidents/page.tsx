import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { GridPage } from "@/components/advisory-grid/grid-page";
import { Page } from "@/components/layout/page";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { readGridFilter } from "@/domain/advisory-grid/filter";
import { askedFor } from "@/domain/incidents/list-filter";
import { readAdvisoryGrid } from "@/server/advisories/read-advisory-grid";
import { requireCaller } from "@/server/session";
import { askedFrom } from "../../../stretch";
import { advisoryIn } from "../asked";
import { askForStepsAction } from "./actions";

export const metadata: Metadata = { title: "Incidents of the advisory" };

export default async function AdvisoryIncidentsPage({
  params,
  searchParams,
}: PageProps<"/advisories/[id]/incidents">) {
  const [caller, id, asked] = [await requireCaller(), await advisoryIn(params), await searchParams];
  const [filter, from] = [readGridFilter(asked), askedFrom(asked)];
  const found = await readAdvisoryGrid(caller, { id, filter, from });
  if (!found) notFound();
  const { head, blockers, sites, ...grid } = found;
  return (
    <Page crumbs={advisoryCrumbs(head, "Incidents")} head={<AdvisoryHead head={head} current="incidents" />}>
      <GridPage
        {...grid}
        advisoryId={id}
        filter={filter}
        from={from}
        allBlockers={askedFor(asked, "blockers") === "all"}
        blockers={blockers.map((each) => ({ ...each, mayAsk: may(caller, "step:do", each.siteId) }))}
        sites={sites}
        mayOpen={mayAnywhere(caller, "incident:open")}
        action={askForStepsAction}
      />
    </Page>
  );
}
