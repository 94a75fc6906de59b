import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StartDrillForm } from "@/components/drills/start-form";
import { Page, PageHead } from "@/components/layout/page";
import { FilterChip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { mayAnywhere } from "@/domain/access/places";
import { readDrillChoices } from "@/server/drills/read-drills";
import { requireCaller } from "@/server/session";
import { startDrillAction } from "../actions";

export const metadata: Metadata = { title: "Open a drill" };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function NewDrillPage({ searchParams }: PageProps<"/drills/new">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "drill:hold")) notFound();
  const wanted = typeof asked.advisory === "string" && uuid.test(asked.advisory) ? asked.advisory : null;
  // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
  const choices = await readDrillChoices(caller, { advisoryId: wanted as never });
  const { advisories, chosen, systems, templates } = choices;
  return (
    <Page
      crumbs={[{ label: "Drills", href: "/drills" }, { label: "Open a drill" }]}
      head={<PageHead title="Open a drill" above={chosen?.title} />}
      narrow
      className="grid gap-6"
    >
      <p className="text-ink-2">
        Incidents on the same checklist, marked as a drill on every screen. They count nowhere, and no system
        moves by them. A drill never becomes an incident.
      </p>
      <nav aria-label="Advisory" className="flex flex-wrap gap-2">
        {advisories.map((advisory) => (
          <FilterChip
            key={advisory.id}
            href={`/drills/new?advisory=${advisory.id}`}
            current={advisory.id === chosen?.id}
          >
            {advisory.trackingId}
          </FilterChip>
        ))}
      </nav>
      {chosen && systems.length > 0 ? (
        <StartDrillForm
          key={chosen.id}
          action={startDrillAction}
          advisoryId={chosen.id}
          systems={systems}
          templates={templates.map((template) => ({ ...template, steps: template.steps.length }))}
        />
      ) : (
        <Empty title="No system to rehearse on">
          Import an advisory that may concern one of your systems, or choose another one.
        </Empty>
      )}
    </Page>
  );
}
