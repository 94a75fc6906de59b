import { Urgency } from "@/components/priority/urgency";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Key } from "@/components/ui/text";
import { actWords } from "@/domain/my-steps/act-words";
import { proofWords } from "./step-rows";
import { type MySystem, stepHref } from "./system";
import { SystemState } from "./system-steps";

/** The one step to begin with, large, with the one filled button of the screen. */
export function NextPanel({ system, now }: Readonly<{ system: MySystem; now: Date }>) {
  const [act] = system.work.acts;
  if (!act) return null;
  const proof = proofWords(act.proofs);
  const label = actWords[act.act];
  return (
    <Panel tone="next">
      <div className="grid gap-2 p-4">
        <p className="font-medium text-accent">{label === null ? "Next" : `Next: ${label.toLowerCase()}`}</p>
        <h2 className="text-title leading-tight font-strong text-pretty">{act.title}</h2>
        <p className="text-ink-2">
          <span className="font-medium text-ink">{system.systemName}</span> <Key>{system.assetTag}</Key>
          <span className="block">{[system.siteName, system.location].filter(Boolean).join(", ")}</span>
        </p>
        {act.note && <p>{act.note}</p>}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <SystemState {...{ system, now }} />
          <Urgency {...system} incident={system.key} dueAt={act.dueAt} now={now} />
          {proof && <span className="text-ink-2">{proof}</span>}
        </div>
        <ButtonLink
          href={stepHref(system.key, act.step)}
          look="primary"
          size="large"
          className="mt-1 tablet:justify-self-start"
        >
          Open the step
        </ButtonLink>
      </div>
    </Panel>
  );
}
