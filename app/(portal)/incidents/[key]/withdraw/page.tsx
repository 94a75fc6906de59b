import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { StepRow } from "@/components/checklist/step-row";
import { incidentHref, stepHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { SectionHeading } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { anyOfThem } from "@/domain/checklist/sentences";
import { nextActs } from "@/domain/incidents/next-acts";
import { type WithdrawView, withdrawView } from "@/domain/incidents/withdraw-view";
import { type IncidentScene, incidentScene } from "../incident-scene";

type Props = PageProps<"/incidents/[key]/withdraw">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Withdraw from service, ${(await params).key}` };
}

export default async function WithdrawPage({ params }: Props) {
  const scene = await incidentScene((await params).key);
  const { caller, data, env, here, place } = scene;
  const { facts, template, evaluation } = data;
  const base = incidentHref(facts.incident.key);
  if (!may(caller, "step:do", facts.incident.siteId)) notFound();
  // Closed, the incident itself says how it ended.
  if (facts.incident.closed) redirect(base);
  const view = withdrawView(facts, evaluation);
  const mine = new Set(nextActs(template, facts, evaluation, env, here).mine.map((act) => act.step));
  const titleOf = (key: string) => evaluation.steps.find((step) => step.key === key)?.title;
  return (
    <IncidentSidePage
      of={data}
      title="Withdraw from service"
      state={<Mark state={evaluation.exposure.value} large />}
    >
      <div className="grid gap-6">
        <p className="max-w-[66ch] text-ink-2">
          For a system that is removed, or disconnected for good, whether or not a remediation exists. Once
          the withdrawal is verified the inventory has it as retired, and the incident can close as withdrawn.
        </p>
        <Rules view={view} scene={scene} />
        <section>
          <SectionHeading ruled>The way</SectionHeading>
          <ol>
            {view.steps.map((step) => (
              <li key={step.key}>
                <StepRow now={step} context={{ facts, place, titleOf, mine }} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </IncidentSidePage>
  );
}

/** Who does what, and what comes next for this reader. */
function Rules({ view, scene }: Readonly<{ view: WithdrawView; scene: IncidentScene }>) {
  const { data, here, place } = scene;
  const { facts } = data;
  const names = (role: "coordinator" | "technician" | "clinical-lead") =>
    anyOfThem(facts.staff[role].map((person) => person.name)) || `a ${role.replace("-", " ")}`;
  const plan = view.steps.find(({ step }) => step.kind === "plan");
  return (
    <>
      <ol className="grid max-w-[66ch] list-decimal gap-1.5 pl-5">
        <li>A coordinator plans it, with the reason: {names("coordinator")}.</li>
        {view.connected && (
          <li>
            The system is connected. It is disconnected only under a clinical clearance in force (
            {names("clinical-lead")}), with a proven backup and an empty send queue.
          </li>
        )}
        <li>
          A technician removes or disconnects it, types the end of its asset label and attaches the proof:{" "}
          {names("technician")}.
        </li>
        <li>Another coordinator than who did it verifies it. From there it counts.</li>
      </ol>
      {!view.planned && plan && (
        <div>
          {here.roles.includes("coordinator") ? (
            <ButtonLink href={stepHref(place.incident, plan.key)} look="primary">
              Go to the plan
            </ButtonLink>
          ) : (
            <p className="text-ink-2">It is not planned. {names("coordinator")} can plan it.</p>
          )}
        </div>
      )}
    </>
  );
}
