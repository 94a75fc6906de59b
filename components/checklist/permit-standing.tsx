import { stepHref } from "@/components/incidents/place";
import { Countdown } from "@/components/ui/countdown";
import { State } from "@/components/ui/state";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { patchName } from "@/domain/checklist/patch";
import { anyOfThem } from "@/domain/checklist/sentences";
import type { PermitView } from "@/domain/incidents/permit-view";
import type { StepView } from "./step-view";

/** The permit of a remote update: how long it still runs, or what proves that it is over. */
export function PermitStanding({ permit, now, facts, place }: StepView) {
  if (now.step.kind === "permit" && permit?.standing !== "running" && permit?.standing !== "to-be-proved")
    return (
      <>
        {permit && <Standing permit={permit} place={place} />}
        <Asked facts={facts} place={place} />
      </>
    );
  return permit && <Standing permit={permit} place={place} />;
}

/** Who asks for a permit: whoever planned that the remediation comes by remote update. */
function Asked({ facts, place }: Pick<StepView, "facts" | "place">) {
  const plan = facts.plans.at(-1);
  if (plan?.delivery !== "remote-update") return null;
  return (
    <p className="text-ink-2">
      Asked for by {plan.by.name}, <Time at={plan.at} zone={place.zone} now={place.now} />
      {plan.expected && <>, to install {patchName(plan.expected)}</>}
      {plan.vendorCase && (
        <>
          , vendor case <Key>{plan.vendorCase}</Key>
        </>
      )}
      .
    </p>
  );
}

function Standing({ permit, place }: Readonly<{ permit: PermitView; place: StepView["place"] }>) {
  const { standing, end, installed } = permit;
  const when = <Time at={end} zone={place.zone} now={place.now} className="font-medium" />;
  return (
    <div className="grid gap-1.5">
      {standing === "running" && (
        <State icon="plug" tone="waiting">
          <b className="font-strong">The permit runs: the system is connected and exposed.</b>{" "}
          <span className="text-ink">
            It ends {when}, in <Countdown until={end} now={place.now} over="no time: it is over" />.
          </span>
        </State>
      )}
      {standing === "to-be-proved" && (
        <State icon="alert" tone="waiting">
          <b className="font-strong">The permit is over since {when}, and nothing proves it.</b>{" "}
          <span className="text-ink">
            The system counts as exposed until the path is proved to be closed.
          </span>
        </State>
      )}
      {standing === "proved" && (
        <State icon="check">The permit ended {when}, and another person verified its end.</State>
      )}
      <p className="text-ink-2">
        {installed ? (
          <>
            {installed.by.name} installed the remediation under it on{" "}
            <Time at={installed.at} zone={place.zone} now={place.now} />.
          </>
        ) : (
          "Nothing was installed under it."
        )}{" "}
        {standing !== "proved" && <EndProof permit={permit} incident={place.incident} />}
      </p>
    </div>
  );
}

function EndProof({
  permit: { former, proofStep, who },
  incident,
}: Readonly<{ permit: PermitView; incident: string }>) {
  if (!proofStep) return null;
  return (
    <>
      When it is over, {anyOfThem(who)} proves that the temporary path is removed and the system is {former}{" "}
      again: <TextLink href={stepHref(incident, proofStep)}>prove its end</TextLink>. Until then nothing else
      is connected, planned or decided.
    </>
  );
}
