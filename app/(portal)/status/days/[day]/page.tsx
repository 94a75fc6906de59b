import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PastStatus } from "@/components/history/past-status";
import { Page, PageHead } from "@/components/layout/page";
import { statusHref } from "@/components/status/address";
import { mayAnywhere } from "@/domain/access/places";
import { readDay } from "@/domain/history/burn-down";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { formatCalendarDay } from "@/lib/dates";
import { readPastDay } from "@/server/history/read-past-day";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Status of a past day" };

export default async function PastDay({ params, searchParams }: PageProps<"/status/days/[day]">) {
  const [caller, { day: text }, asked] = [await requireCaller(), await params, await searchParams];
  const day = readDay(text);
  if (day === null || !mayAnywhere(caller, "status:read")) notFound();
  const past = await readPastDay(caller, { day, advisoryId: askedAdvisory(asked) });
  if (past === null) notFound();
  const title = `Status as it was known on ${formatCalendarDay(day)}`;
  const advisoryId = past.advisory?.id ?? null;
  return (
    <Page
      crumbs={[{ label: "Status", href: statusHref(advisoryId) }, { label: formatCalendarDay(day) }]}
      head={<PageHead title={title} above={past.advisory?.trackingId ?? "All advisories"} />}
    >
      <PastStatus {...past} advisoryId={advisoryId} />
    </Page>
  );
}
