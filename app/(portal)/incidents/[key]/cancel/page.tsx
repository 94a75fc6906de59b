import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SimpleAct } from "@/components/checklist/simple-act";
import { StepRow } from "@/components/checklist/step-row";
import { unmetOf } from "@/components/checklist/step-standing";
import { WrongMatchForm } from "@/components/incidents/cancel-forms";
import { incidentHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { Mark } from "@/components/ui/mark";
import { Refusal } from "@/components/ui/note";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { may } from "@/domain/access/permissions";
import { networkName } from "@/domain/checklist/sentences";
import { type CancelView, cancelView } from "@/domain/incidents/cancel-view";
import { cancelAction, requestCancelAction, withdrawCancelAction } from "../actions";
import { type IncidentScene, incidentScene } from "../incident-scene";

type Props = PageProps<"/incidents/[key]/cancel">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Cancel ${(await params).key}` };
}

export default async function CancelPage({ params }: Props) {
  const scene = await incidentScene((await params).key);
  const { caller, data, here, env } = scene;
  const { facts, template, evaluation } = data;
  const base = incidentHref(facts.incident.key);
  if (!may(caller, "incident:close", facts.incident.siteId)) notFound();
  // Cancelled, the incident itself says how it ended.
  if (facts.incident.closed) redirect(base);
  const view = cancelView(template, facts, env, evaluation, here);
  return (
    <IncidentSidePage
      of={data}
      title="Cancel as a wrong match"
      state={<Mark state={evaluation.exposure.value} large />}
    >
      <div className="grid gap-6">
        {view.request ? <UnderWay scene={scene} view={view} /> : <Asking scene={scene} view={view} />}
      </div>
    </IncidentSidePage>
  );
}

type Part = Readonly<{ scene: IncidentScene; view: CancelView }>;

function Asking({ scene: { place }, view }: Part) {
  const blockers = view.moved ? view.askBlockers : view.cancelBlockers;
  return (
    <>
      <p className="max-w-[66ch] text-ink-2">
        {view.moved
          ? `${whereItIs(view)} A coordinator and a clinical lead approve its return, a technician does it, and another person verifies it; then the incident can be cancelled.`
          : "The system is where it was when the incident was opened. Cancelled, the incident ends and stays on record with its reason."}
      </p>
      {blockers.length > 0 ? (
        <Refusal title="This cannot be cancelled now." announced={false} unmet={unmetOf(blockers, place)} />
      ) : (
        <WrongMatchForm
          action={view.moved ? requestCancelAction : cancelAction}
          place={place}
          submit={view.moved ? "Ask to cancel" : "Cancel the incident"}
        />
      )}
    </>
  );
}

const whereItIs = ({ now, former }: CancelView): string =>
  now === former
    ? `The system is ${networkName(now)} as when the incident was opened, but was moved or found worse than recorded since.`
    : `The system is ${networkName(now)}, and was ${networkName(former)} when the incident was opened.`;

function UnderWay({ scene, view }: Part) {
  const { place, data } = scene;
  const { request } = view;
  if (!request) return null;
  const ready = view.cancelBlockers.length === 0;
  const titleOf = (key: string) => data.evaluation.steps.find((step) => step.key === key)?.title;
  const context = { facts: data.facts, place, titleOf, mine: new Set<string>() };
  return (
    <>
      <p>
        <span className="font-medium">{request.by.name}</span> asked to cancel,{" "}
        <Time at={request.at} zone={place.zone} now={place.now} />: {request.reason}
      </p>
      {view.steps.length > 0 && (
        <section>
          <SectionHeading ruled>The way back</SectionHeading>
          <ol>
            {view.steps.map((step) => (
              <li key={step.key}>
                <StepRow now={step} context={context} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {!ready && (
        <Refusal
          title="It cannot be cancelled yet."
          announced={false}
          unmet={unmetOf(view.cancelBlockers, place)}
        />
      )}
      <div className="grid gap-3">
        {ready && (
          <SimpleAct
            action={cancelAction}
            place={place}
            hidden={{ reason: "" }}
            submit="Cancel the incident"
          />
        )}
        <SimpleAct
          action={withdrawCancelAction}
          place={place}
          hidden={{ cancellationId: request.id }}
          submit="Withdraw the request: the match is right"
          look="secondary"
        />
      </div>
    </>
  );
}
