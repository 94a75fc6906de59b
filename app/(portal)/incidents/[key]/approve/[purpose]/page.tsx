import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { unmetOf } from "@/components/checklist/step-standing";
import { ApprovalHalf } from "@/components/incidents/approval-half";
import { ApprovalSheet, countStatements } from "@/components/incidents/approval-sheet";
import { stepHref } from "@/components/incidents/place";
import { IncidentSidePage } from "@/components/incidents/side-page";
import { SignForm } from "@/components/incidents/sign-form";
import { VoidVersion } from "@/components/incidents/void-version";
import { Mark } from "@/components/ui/mark";
import { Refusal } from "@/components/ui/note";
import { SectionHeading, TextLink } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { anyOfThem, capital } from "@/domain/checklist/sentences";
import type { ApprovalPurpose } from "@/domain/checklist/template";
import {
  type ApprovalView,
  approvalView,
  type Half,
  withoutFileNames,
} from "@/domain/incidents/approval-view";
import { readSigner } from "@/server/step-up";
import { signAsClinicalLeadAction, signAsCoordinatorAction } from "../../actions";
import { type IncidentScene, incidentScene } from "../../incident-scene";

type Props = PageProps<"/incidents/[key]/approve/[purpose]">;

const purposes: readonly ApprovalPurpose[] = ["return", "interim", "cancel"];
const isPurpose = (text: string): text is ApprovalPurpose => purposes.some((purpose) => purpose === text);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Approval, ${(await params).key}` };
}

export default async function ApprovalPage({ params }: Props) {
  const { key, purpose } = await params;
  if (!isPurpose(purpose)) notFound();
  const scene = await incidentScene(key);
  const { caller, data, place, here, env } = scene;
  const { facts, template, head, evaluation } = data;
  const { hasPassword } = await readSigner(caller, null);
  const whole = approvalView(template, facts, env, purpose, here);
  if (!whole) notFound();
  const view = may(caller, "evidence:open", facts.incident.siteId) ? whole : withoutFileNames(whole);
  const first = view.halves.find((half) => isTheirs(scene, half));
  return (
    <IncidentSidePage
      of={data}
      title={view.title}
      location={head.location}
      state={<Mark state={evaluation.exposure.value} large />}
      className="grid items-start gap-6 desk:grid-cols-[minmax(0,1fr)_minmax(320px,400px)]"
    >
      <div className="grid min-w-0 gap-6">
        {view.blockers.length > 0 && !facts.incident.closed && (
          <Refusal
            title="This cannot be signed yet."
            announced={false}
            unmet={unmetOf(view.blockers, place)}
          />
        )}
        <ApprovalSheet view={view} sentence={sentenceOf(purpose, scene, view)} place={place} />
        {view.voids.map((version) => (
          <VoidVersion key={version.number} version={version} place={place} />
        ))}
      </div>
      <aside aria-label="Signatures" className="grid gap-3">
        {view.halves.map((half) => (
          <ApprovalHalf
            key={half.side}
            half={half}
            place={place}
            open={half === first && view.blockers.length === 0}
            form={
              half === first ? (
                <Sign half={half} view={view} scene={scene} purpose={purpose} hasPassword={hasPassword} />
              ) : null
            }
          />
        ))}
        <Then view={view} scene={scene} />
      </aside>
    </IncidentSidePage>
  );
}

/** Whether the reader signs a half, as soon as nothing stands in the way. */
function isTheirs({ data: { facts } }: IncidentScene, half: Half): boolean {
  if (facts.incident.closed || half.signed || !half.theirs) return false;
  return half.barred.length === 0;
}

const allowing: Readonly<Record<ApprovalPurpose, string>> = {
  return: "may return to full service",
  interim: "may leave standalone before its remediation is verified",
  cancel: "is not affected and may return to its former connection",
};

/** What keeps a signer impartial, as the gates of the purpose hold it. */
const unbiased: Readonly<Record<ApprovalPurpose, string>> = {
  return: "You did neither the installation nor its verification step.",
  interim: "You neither built or proved the segment nor applied the controls.",
  cancel: "You neither asked to cancel nor moved the system for this incident.",
};

function sentenceOf(purpose: ApprovalPurpose, { data: { facts, head } }: IncidentScene, view: ApprovalView) {
  const { name, assetTag } = facts.system;
  return `“${name} ${assetTag} of ${head.siteName} ${allowing[purpose]}, because the ${countStatements(view)} statements below are true.”`;
}

function Sign({
  half,
  view,
  scene: { place, here },
  purpose,
  hasPassword,
}: Readonly<{
  half: Half;
  view: ApprovalView;
  scene: IncidentScene;
  purpose: ApprovalPurpose;
  hasPassword: boolean;
}>) {
  const last = view.halves.some((each) => each.signed);
  const blocked = view.blockers.length > 0;
  return (
    <>
      {!blocked && (
        <div>
          <p className="font-medium">You, {here.name}</p>
          <p className="text-ink-2">
            {unbiased[purpose]}
            {last && " You have not signed the other half."}
          </p>
        </div>
      )}
      <SignForm
        action={half.side === "coordinator" ? signAsCoordinatorAction : signAsClinicalLeadAction}
        place={place}
        purpose={purpose}
        hash={view.hash}
        statements={view.statements}
        blocked={blocked}
        signer={{ name: here.name, hasPassword }}
        submit={last ? `Sign version ${view.version} and allow it` : `Sign version ${view.version}`}
      />
    </>
  );
}

/** What both signatures allow, and what ends them. */
function Then({ view, scene: { data, place } }: Readonly<{ view: ApprovalView; scene: IncidentScene }>) {
  const step = data.evaluation.steps.find((each) => each.title === view.allows);
  if (!step) return null;
  return (
    <section className="mt-2">
      <SectionHeading level={3}>Then</SectionHeading>
      <p className="text-ink-2">
        {capital(anyOfThem(step.who))} may do{" "}
        <TextLink href={stepHref(place.incident, step.key)}>{step.title}</TextLink>. If one of the{" "}
        {countStatements(view)} statements changes before that, both signatures are void.
      </p>
    </section>
  );
}
