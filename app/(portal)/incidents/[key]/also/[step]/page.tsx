import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeveralForm } from "@/components/checklist/several-form";
import { unmetOf } from "@/components/checklist/step-standing";
import { textsAsked } from "@/components/checklist/texts-asked";
import { incidentHref, stepHref } from "@/components/incidents/place";
import { Page, PageHead } from "@/components/layout/page";
import { Refusal } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import type { StepNow } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import { portProofView } from "@/domain/incidents/port-proof-view";
import { stepActs } from "@/domain/incidents/step-acts";
import { zoneName } from "@/lib/time-zones";
import { readStepElsewhere } from "@/server/incidents/read-step-elsewhere";
import { completeForSeveralAction } from "../../actions";
import { type IncidentScene, incidentScene } from "../../incident-scene";

type Props = PageProps<"/incidents/[key]/also/[step]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `One step for several incidents, ${(await params).key}` };
}

export default async function AlsoPage({ params }: Props) {
  const { key, step } = await params;
  const scene = await incidentScene(key);
  const { caller, data, here, env, place } = scene;
  const { facts, template, evaluation, head } = data;
  const now = evaluation.steps.find((each) => each.key === decodeURIComponent(step));
  if (!now || !may(caller, "step:do", facts.incident.siteId)) notFound();
  const acts = stepActs(template, facts, env, now, here);
  if (!acts.theirs || acts.form !== "tick") notFound();
  const done = now.latest?.outcome === "done" && !now.returned;
  const others = await readStepElsewhere(caller, { key: facts.incident.key, step: now.key });
  const { incident, system } = facts;
  return (
    <Page
      narrow
      crumbs={[
        { label: "Incidents", href: "/incidents" },
        { label: incident.key, href: incidentHref(incident.key) },
        { label: "One step for several incidents" },
      ]}
      head={
        <PageHead
          above={
            <>
              <TextLink href={stepHref(incident.key, now.key)}>
                <Key>{incident.key}</Key>
              </TextLink>{" "}
              · {system.name} <Key>{system.assetTag}</Key> · {head.siteName}
            </>
          }
          title={now.title}
        />
      }
    >
      <div className="grid gap-6">
        <p className="max-w-[66ch] text-ink-2">
          One change, several systems: the step is recorded on each incident you choose, with the same files.
          Each is held to its own rules; those that refuse are listed, and nothing of them changes.
        </p>
        {acts.blockers.length > 0 && !done && (
          <Refusal
            title="The step cannot be done here now."
            announced={false}
            unmet={unmetOf(acts.blockers, place)}
          />
        )}
        <SeveralForm
          action={completeForSeveralAction}
          place={place}
          step={now.key}
          here={{
            system: `${system.name}, ${system.assetTag}`,
            seen: done ? null : (now.latest?.id ?? ""),
            doneBy: done ? (now.latest?.by.name ?? "") : "",
          }}
          asksLabel={acts.asksLabel}
          texts={textsOf(scene, now, done)}
          files={filesOf(facts, now, done)}
          others={others}
        />
      </div>
    </Page>
  );
}

/** What is asked of each system for itself, nothing filled in; done here already, its files go along, and are read for the others. */
function textsOf({ data: { facts, template }, env, place }: IncidentScene, now: StepNow, done: boolean) {
  const shown = portProofView(template, facts, env, now);
  const ports = shown && (done ? { ...shown, toRead: shown.toVerify } : shown);
  const asked = textsAsked(now, ports, zoneName(place.now, place.zone));
  return asked.map((each) => ({ ...each, before: "" }));
}

/** The files that go along: those of the answer there is, else those that wait for one. */
function filesOf({ evidence }: Facts, { key, latest }: StepNow, done: boolean): readonly string[] {
  const attempt = done ? (latest?.id ?? null) : null;
  return evidence
    .filter((file) => file.stepKey === key && !file.superseded && file.attemptId === attempt)
    .map((file) => file.name);
}
