import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DrillBand } from "@/components/drills/drill-band";
import { Page } from "@/components/layout/page";
import { MySteps } from "@/components/my-steps/my-steps";
import { SiteAskBand } from "@/components/site-asks/ask-band";
import { TextLink } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { listDrills } from "@/server/drills/read-drills";
import { readMySteps } from "@/server/my-steps/read-my-steps";
import { requireCaller } from "@/server/session";
import { askedFrom } from "../stretch";

export const metadata: Metadata = { title: "My steps" };

export default async function MyStepsPage({ searchParams }: PageProps<"/my-steps">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const { asks, ...mine } = await readMySteps(caller, { from: askedFrom(await searchParams) });
  const drills = (await listDrills(caller, null)).filter((drill) => drill.endedAt === null);
  return (
    <Page crumbs={[{ label: "My steps" }]} narrow>
      <h1 className="sr-only">My steps</h1>
      <SiteAskBand named rows={asks} now={mine.now} className="mb-6" />
      {drills.map((drill) => (
        <DrillBand key={drill.id} drillKey={drill.key} beside>
          <TextLink href={`/drills/${drill.key}`}>Take part: {drill.name}</TextLink>
        </DrillBand>
      ))}
      <MySteps {...mine} name={caller.name} />
    </Page>
  );
}
