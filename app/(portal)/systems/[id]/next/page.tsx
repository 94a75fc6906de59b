import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { Page } from "@/components/layout/page";
import { StepsHere } from "@/components/my-steps/steps-here";
import { stepHref } from "@/components/my-steps/system";
import { readStepsHere } from "@/server/my-steps/read-steps-here";
import { requireCaller } from "@/server/session";
import { systemIn } from "../asked";

export const metadata: Metadata = { title: "Next at this system" };

/** Where the code on a label leads: the caller's one next step, a choice where there are several, else the system's page. */
export default async function NextAtSystemPage({ params }: PageProps<"/systems/[id]/next">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const here = await readStepsHere(caller, { id });
  if (!here) notFound();
  const [first, ...others] = here.steps;
  if (!first) redirect(`/systems/${id}`);
  // Safe because the address of a step is that of an incident's page.
  if (others.length === 0) redirect(stepHref(first.incident, first.step) as Route);
  return (
    <Page
      crumbs={[
        { label: "Systems", href: "/systems" },
        { label: here.assetTag, href: `/systems/${id}` },
        { label: "Next" },
      ]}
      narrow
    >
      <StepsHere {...here} system={`/systems/${id}`} />
    </Page>
  );
}
