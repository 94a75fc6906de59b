import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { advisoryCrumbs } from "@/components/advisories/advisory-head";
import { Page, PageHead } from "@/components/layout/page";
import { OpenForm } from "@/components/matches/open-form";
import { LeftOutList, OpeningTable } from "@/components/matches/opening-preview";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Refusal } from "@/components/ui/note";
import { Key } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { previewOpening } from "@/server/matches/open-incidents";
import { requireCaller } from "@/server/session";
import { advisoryIn } from "../asked";
import { openIncidentsAction } from "./actions";

export const metadata: Metadata = { title: "Open incidents" };

export default async function OpenPage({ params }: PageProps<"/advisories/[id]/open">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "incident:open")) notFound();
  const id = await advisoryIn(params);
  const preview = await previewOpening(caller, { advisoryId: id });
  if (!preview) notFound();
  const { trackingId, title, toOpen, leftOut, unanswered, templates } = preview;
  return (
    <Page
      crumbs={advisoryCrumbs({ id, trackingId }, "Open incidents")}
      head={
        <PageHead
          title={headline(toOpen.length)}
          above={
            <>
              <Key>{trackingId}</Key> · {title}
            </>
          }
        />
      }
    >
      <div className="grid max-w-240 gap-6">
        {unanswered.length > 0 && <Unanswered id={id} findings={unanswered} />}
        {unanswered.length === 0 && toOpen.length > 0 && (
          <OpenForm action={openIncidentsAction} advisoryId={id} templates={templates} toOpen={toOpen.length}>
            <OpeningTable candidates={toOpen} coordinator={caller.name} />
          </OpenForm>
        )}
        {unanswered.length > 0 && toOpen.length > 0 && (
          <OpeningTable candidates={toOpen} coordinator={caller.name} selectable={false} />
        )}
        {toOpen.length === 0 && (
          <Empty
            title="No system waits for an incident."
            actions={<ButtonLink href={`/advisories/${id}/matches`}>To the matches</ButtonLink>}
          >
            Incidents are opened for systems decided affected that have none open.
          </Empty>
        )}
        <LeftOutList leftOut={leftOut} />
      </div>
    </Page>
  );
}

const headline = (count: number): string =>
  count === 1 ? "Open 1 incident" : count === 0 ? "Open incidents" : `Open ${count} incidents`;

function Unanswered({
  id,
  findings,
}: Readonly<{ id: string; findings: readonly Readonly<{ key: string; sentence: string }>[] }>) {
  return (
    <Refusal
      title="What is wrong with the file is not answered yet, so nothing can be opened."
      announced={false}
      unmet={findings.map((finding) => ({
        missing: finding.sentence,
        who: ["A coordinator of all sites"],
        href: `/advisories/${id}/findings#${finding.key}`,
      }))}
      action={<ButtonLink href={`/advisories/${id}/findings`}>To the findings</ButtonLink>}
    />
  );
}
