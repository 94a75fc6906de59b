import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddedList } from "@/components/advisories/added-list";
import { AdviceList, PortList } from "@/components/advisories/advice-list";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { DocumentFiles } from "@/components/advisories/document-files";
import { FindingsBand } from "@/components/advisories/findings-band";
import { NextAdvisoryAct } from "@/components/advisories/next-act";
import { NotesAndReferences } from "@/components/advisories/notes-and-references";
import { ProductList } from "@/components/advisories/product-list";
import { StandingList } from "@/components/advisories/standing-line";
import { VulnerabilityList } from "@/components/advisories/vulnerability-list";
import { Page } from "@/components/layout/page";
import { SiteAskBand } from "@/components/site-asks/ask-band";
import { SectionHeading } from "@/components/ui/text";
import { type Actor, may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { isWrittenByHand } from "@/domain/advisories/by-hand";
import { type AdvisoryAct, nextAct, tellAct } from "@/domain/advisories/next-act";
import { webVersion } from "@/domain/advisories/web-version";
import { readAdvisory } from "@/server/advisories/read-advisory";
import { requireCaller } from "@/server/session";
import { advisoryIn, correctActionsFor } from "./asked";

export const metadata: Metadata = { title: "Advisory" };

export default async function AdvisoryPage({ params }: PageProps<"/advisories/[id]">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const found = await readAdvisory(caller, { id });
  if (!found) notFound();
  const { head, effective, exploitation, annotations, ports, counts, named, asks, now } = found;
  const actions = correctActionsFor(caller);
  const { reading } = effective;
  const next = nextAct({ findings: effective.findings, counts, asks, now });
  return (
    <Page crumbs={advisoryCrumbs(head)} head={<AdvisoryHead head={head} current="overview" />}>
      <div className="grid gap-8">
        <NextAdvisoryAct advisoryId={id} act={tellAct(next)} may={mayDoNext(caller, next.kind)} />
        <FindingsBand advisoryId={id} findings={effective.findings} named={named} />
        {head.matches > 0 && (
          <section>
            <SectionHeading>Your systems</SectionHeading>
            <StandingList advisoryId={id} counts={counts} />
            <SiteAskBand rows={asks} now={now} className="mt-3" />
          </section>
        )}
        <div className="grid items-start gap-x-10 gap-y-8 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid gap-8">
            <VulnerabilityList vulnerabilities={effective.vulnerabilities} exploitation={exploitation} />
            <ProductList advisoryId={id} products={effective.products} actions={actions} />
          </div>
          <div className="grid gap-8">
            <AdviceList advisoryId={id} source={webVersion(reading)} {...{ effective, actions }} />
            <PortList advisoryId={id} confirmed={effective.ports} proposed={ports} actions={actions} />
            <NotesAndReferences reading={reading} />
            <AddedList annotations={annotations} />
            <DocumentFiles
              advisoryId={id}
              corrections={annotations.length}
              mayEdit={may(caller, "advisory:import", null) && isWrittenByHand(reading)}
            />
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Whether this person may do what comes next somewhere; asked again there, at the row's own site. */
function mayDoNext(caller: Actor, kind: AdvisoryAct["kind"]): boolean {
  if (kind === "answer-findings" || kind === "note-findings") return may(caller, "advisory:correct", null);
  if (kind === "open") return mayAnywhere(caller, "incident:open");
  return mayAnywhere(caller, "match:decide");
}
