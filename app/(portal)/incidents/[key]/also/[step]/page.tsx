import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeveralForm } from "@/components/checklist/several-form";
import { unmetOf } from "@/components/checklist/step-standing";
import { textsAsked } from "@/components/checklist/texts-asked";
import { stepHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { Refusal } from "@/components/ui/note";
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
  const { facts, template, evaluation } = data;
  const now = evaluation.steps.find((each) => each.key === decodeURIComponent(step));
  if (!now || !may(caller, "step:do", facts.incident.siteId)) notFound();
  const acts = stepActs(template, facts, env, now, here);
  if (!acts.theirs || acts.form !== "tick") notFound();
  const done = now.latest?.outcome === "done" && !now.returned;
  const others = await readStepElsewhere(caller, { key: facts.incident.key, step: now.key });
  return (
    <IncidentSidePage
      of={data}
      title={now.title}
      crumb="One step for several incidents"
      backTo={stepHref(facts.incident.key, now.key)}
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
          here={hereOf(facts, now, done)}
          asksLabel={acts.asksLabel}
          texts={textsOf(scene, now, done)}
          files={filesOf(facts, now, done)}
          others={others}
        />
      </div>
    </IncidentSidePage>
  );
}

/** What is asked of each system for itself, nothing filled in; done here already, its files go along, and are read for the others. */
function textsOf({ data: { facts, template }, env, place }: IncidentScene, now: StepNow, done: boolean) {
  const shown = portProofView(template, facts, env, now);
  const ports = shown && (done ? { ...shown, toRead: shown.toVerify } : shown);
  const asked = textsAsked(now, ports, zoneName(place.now, place.zone));
  return asked.map((each) => ({ ...each, before: "" }));
}

/** How the step stands on the incident itself. */
function hereOf({ system: { name, assetTag } }: Facts, { latest }: StepNow, done: boolean) {
  const id = latest?.id ?? "";
  return {
    system: `${name}, ${assetTag}`,
    seen: done ? null : id,
    standing: done ? id : "",
    doneBy: done ? (latest?.by.name ?? "") : "",
  };
}

/** The files that go along: those of the answer there is, else those that wait for one. */
function filesOf({ evidence }: Facts, { key, latest }: StepNow, done: boolean) {
  const attempt = done ? (latest?.id ?? null) : null;
  return evidence
    .filter((file) => file.stepKey === key && !file.superseded && file.attemptId === attempt)
    .map(({ id, name }) => ({ id, name }));
}
