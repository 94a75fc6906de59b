import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingList } from "@/components/briefings/briefing-list";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { TakeAway } from "@/components/ui/take-away";
import { mayAnywhere } from "@/domain/access/places";
import { listBriefings } from "@/server/briefings/read-briefings";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Briefings" };

export default async function Briefings() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "briefing:read")) notFound();
  const { briefings, now } = await listBriefings(caller, null);
  const freeze = mayAnywhere(caller, "briefing:freeze") ? (
    <ButtonLink href="/status/briefings/new" look="primary">
      Freeze a briefing
    </ButtonLink>
  ) : undefined;
  return (
    <Page
      crumbs={[{ label: "Status", href: "/status" }, { label: "Briefings" }]}
      head={<PageHead title="Briefings" actions={briefings.length > 0 ? freeze : undefined} />}
    >
      <BriefingList {...{ briefings, now }} freeze={freeze} />
      {briefings.length > 0 && (
        <div className="mt-4">
          <TakeAway list="briefings" />
        </div>
      )}
    </Page>
  );
}
