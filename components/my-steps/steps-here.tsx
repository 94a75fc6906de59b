import { DueText } from "@/components/priority/due-text";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Key, Meta, TextLink } from "@/components/ui/text";
import { stepHref } from "./system";

type StepHere = Readonly<{
  incident: string;
  advisory: string;
  step: string;
  title: string;
  dueAt: Date | null;
}>;

/** The next step of each incident of one system, to choose from where its label was read. */
export function StepsHere({
  assetTag,
  siteName,
  zone,
  steps,
  now,
  system,
}: Readonly<{
  assetTag: string;
  siteName: string;
  zone: string;
  steps: readonly StepHere[];
  now: Date;
  system: string;
}>) {
  return (
    <div className="grid gap-4">
      <h1 className="text-title leading-tight font-strong text-pretty">
        {steps.length} incidents have a step for you at <Key>{assetTag}</Key>, {siteName}
      </h1>
      {steps.map(({ incident, advisory, step, title, dueAt }) => (
        <Panel key={incident}>
          <div className="grid gap-2 p-4">
            <h2 className="text-lead leading-tight font-strong text-pretty">{title}</h2>
            <Meta>
              <Key>{incident}</Key> · {advisory}
            </Meta>
            {dueAt && <DueText at={dueAt} {...{ zone, now }} />}
            <ButtonLink
              href={stepHref(incident, step)}
              size="large"
              className="tablet:justify-self-start"
              aria-label={`Open the step: ${title}, ${incident}`}
            >
              Open the step
            </ButtonLink>
          </div>
        </Panel>
      ))}
      <p>
        <TextLink href={system}>The system’s own page</TextLink>
      </p>
    </div>
  );
}
