import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { sectionTitles } from "@/components/today/numbers";
import { TodaySectionPage } from "@/components/today/section-page";
import { mayAnywhere } from "@/domain/access/places";
import { readSection } from "@/domain/today/today";
import { requireCaller } from "@/server/session";
import { readToday } from "@/server/today/read-today";
import { askedFrom } from "../../stretch";
import { askForStepAction } from "../actions";

export async function generateMetadata({ params }: PageProps<"/today/[section]">): Promise<Metadata> {
  const section = readSection((await params).section);
  return { title: section ? sectionTitles[section] : "Not found" };
}

export default async function TodaySectionOnly({ params, searchParams }: PageProps<"/today/[section]">) {
  const [caller, { section: named }, asked] = [await requireCaller(), await params, await searchParams];
  const section = readSection(named);
  if (!section || !mayAnywhere(caller, "step:verify")) notFound();
  const from = askedFrom(asked);
  const today = await readToday(caller, { section, from });
  return (
    <Page crumbs={[{ label: "Today", href: "/today" }, { label: sectionTitles[section] }]}>
      <h1 className="sr-only">{sectionTitles[section]}</h1>
      <TodaySectionPage {...{ section, from, today }} ask={askForStepAction} />
    </Page>
  );
}
