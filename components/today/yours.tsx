import { stepHref } from "@/components/incidents/place";
import { byRoom } from "@/components/my-steps/system";
import { Urgency } from "@/components/priority/urgency";
import { ButtonLink } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Key, TextLink } from "@/components/ui/text";
import type { Counted, YourStep } from "@/domain/today/today";
import { TodayRow, TodaySection } from "./rows";

const questioned = "In question: does it still stand?";

/** The steps that are the reader's own: the soonest large, then all others by site and room. */
export function Yours({
  yours,
  now,
  large = true,
}: Readonly<{
  yours: Counted<YourStep>;
  now: Date /** Whether the first one stands large. */;
  large?: boolean;
}>) {
  const [first, ...others] = yours.rows;
  const listed = large ? others : yours.rows;
  return (
    <TodaySection section="yours" of={yours}>
      {large && first && <NextStep step={first} now={now} />}
      <div className="grid">
        {byRoom(listed).map(({ site, room, systems: steps }) => (
          <div key={`${site} ${room}`} className="mt-4">
            <h3 className="font-medium text-ink-2">{[site, room || "room unknown"].join(", ")}</h3>
            <ul>
              {steps.map((step) => (
                <StepRow key={`${step.key} ${step.step}`} step={step} now={now} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </TodaySection>
  );
}

function NextStep({ step, now }: Readonly<{ step: YourStep; now: Date }>) {
  return (
    <Panel tone="next" className="mt-3">
      <div className="grid gap-2 p-4">
        <p className="font-medium text-accent">Next</p>
        <h3 className="text-title leading-tight font-strong text-pretty">{step.title}</h3>
        <p className="text-ink-2">
          <span className="font-medium text-ink">{step.systemName}</span> <Key>{step.assetTag}</Key>
          <span className="block">{[step.siteName, step.location].filter(Boolean).join(", ")}</span>
        </p>
        {step.inQuestion && <p>{questioned}</p>}
        <Urgency {...step} incident={step.key} now={now} />
        <ButtonLink
          href={stepHref(step.key, step.step)}
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

function StepRow({ step, now }: Readonly<{ step: YourStep; now: Date }>) {
  return (
    <TodayRow
      title={
        <TextLink href={stepHref(step.key, step.step)} aria-label={`${step.title}, ${step.key}`}>
          {step.title}
        </TextLink>
      }
      where={
        <>
          {step.systemName} <Key>{step.assetTag}</Key>
          {step.inQuestion && `. ${questioned}`}
        </>
      }
      note={<Urgency {...step} incident={step.key} now={now} className="tablet:justify-items-end" />}
    />
  );
}
