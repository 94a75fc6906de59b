import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Page } from "@/components/layout/page";
import { TodayPage } from "@/components/today/today-page";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { countToday, readToday } from "@/server/today/read-today";
import { askForStepAction } from "./actions";

/** Read once for the title and the page, so that both speak of the same moment. */
const today = cache(async () => {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "step:verify")) notFound();
  return readToday(caller, null);
});

export async function generateMetadata(): Promise<Metadata> {
  const count = countToday(await today());
  return { title: count > 0 ? `Today (${count})` : "Today" };
}

export default async function Today() {
  return (
    <Page crumbs={[{ label: "Today" }]}>
      <h1 className="sr-only">Today</h1>
      <TodayPage today={await today()} ask={askForStepAction} />
    </Page>
  );
}
