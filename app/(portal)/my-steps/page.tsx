import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { MySteps } from "@/components/my-steps/my-steps";
import { SiteAskBand } from "@/components/site-asks/ask-band";
import { mayAnywhere } from "@/domain/access/places";
import { readMySteps } from "@/server/my-steps/read-my-steps";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "My steps" };

export default async function MyStepsPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const { asks, ...mine } = await readMySteps(caller, null);
  return (
    <Page crumbs={[{ label: "My steps" }]} narrow>
      <h1 className="sr-only">My steps</h1>
      <SiteAskBand named rows={asks} now={mine.now} className="mb-6" />
      <MySteps {...mine} name={caller.name} />
    </Page>
  );
}
