import type { Metadata } from "next";
import { type Call, Paper } from "@/components/incidents/paper";
import { incidentHref } from "@/components/incidents/place";
import { PrintButton } from "@/components/incidents/print-button";
import { Page } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import type { Role } from "@/domain/access/permissions";
import { capital, networkName } from "@/domain/checklist/sentences";
import { paperSteps } from "@/domain/incidents/paper-steps";
import { containmentWords } from "@/domain/incidents/record-words";
import { readStaffNumbers } from "@/server/incidents/read-staff-numbers";
import { type IncidentScene, incidentScene } from "../incident-scene";

type Props = PageProps<"/incidents/[key]/paper">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).key} on paper` };
}

export default async function PaperPage({ params }: Props) {
  const scene = await incidentScene((await params).key);
  const { caller, data, place } = scene;
  const { facts, head, evaluation } = data;
  const staff = await readStaffNumbers(caller, { siteId: facts.incident.siteId });
  const inRole = (role: Role, duty: string): readonly Call[] =>
    staff.filter((each) => each.role === role).map(({ name, phone }) => ({ duty, name, phone, hours: "" }));
  const base = incidentHref(facts.incident.key);
  return (
    <Page
      crumbs={[
        { label: "Incidents", href: "/incidents" },
        { label: facts.incident.key, href: base },
        { label: "On paper" },
      ]}
    >
      <div className="mx-auto mb-4 flex max-w-[182mm] flex-wrap items-center gap-3 print:hidden">
        <PrintButton>Print this page</PrintButton>
        <ButtonLink href={base}>Back to the incident</ButtonLink>
        <p className="text-ink-2">
          For a day without network. What is written on it is typed in later, with the times as claimed.
        </p>
      </div>
      <Paper
        place={place}
        system={facts.system.name}
        assetTag={facts.system.assetTag}
        siteName={head.siteName}
        location={head.location}
        trackingId={head.trackingId}
        state={evaluation.exposure.value}
        standing={standingWords(scene)}
        steps={paperSteps(evaluation)}
        calls={[...head.contacts, ...inRole("technician", "Technician")].slice(0, 8)}
        coordinators={inRole("coordinator", "Coordinator")}
        clinicalLeads={inRole("clinical-lead", "Clinical lead")}
      />
    </Page>
  );
}

function standingWords({ data: { facts } }: IncidentScene): string {
  const network = capital(networkName(facts.system.network.at(-1)?.state ?? "business"));
  const decision = facts.decisions.at(-1);
  return `${network}. Containment: ${decision ? containmentWords[decision.option] : "not decided"}.`;
}
