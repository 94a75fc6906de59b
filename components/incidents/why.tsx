import { Details } from "@/components/ui/details";
import { TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Because, Exposure, ExposureValue } from "@/domain/checklist/evaluation";
import { inZone } from "@/domain/incidents/told-times";
import { OpenAtHash } from "./open-at-hash";
import { type IncidentPlace, stepHref } from "./place";

const states: Readonly<Record<ExposureValue, string>> = {
  exposed: "exposed",
  "risk-accepted": "exposed with an accepted risk",
  "contained-standalone": "contained by standalone",
  "contained-segment": "contained by segment",
  remediated: "remediated",
  "back-in-service": "back in service",
  withdrawn: "withdrawn from service",
  cancelled: "cancelled",
};

/** The rules in their order: the first that holds gives the state. */
const rules: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, string>> = {
  1: "While a permit runs or its end is unproved, and while a report of a worse state is unresolved, a system is exposed.",
  2: "A system whose reconnection is verified is back in service.",
  3: "A system whose remediation is verified is remediated.",
  4: "A system that is disconnected, with the disconnection verified and attested, is contained by standalone; one whose withdrawal from service is verified needs no attestation.",
  5: "A system that is in its segment, with the segment proven, verified and attested, is contained by segment.",
  6: "A system with verified controls and an acceptance in force is exposed with an accepted risk: it is connected and not remediated.",
  7: "A system is exposed until a verified fact says otherwise.",
};

/** Why the state is what it is: the rule, each fact behind it with person, time and step, and what would change it. */
export function Why({ exposure, place }: Readonly<{ exposure: Exposure; place: IncidentPlace }>) {
  const { value, rule, because, changes } = exposure;
  return (
    <Details summary={`Why ${states[value]}?`}>
      <div id="why" className="grid max-w-[80ch] scroll-mt-20 gap-3 border-l-2 border-line-strong pl-3.5">
        <OpenAtHash id="why" />
        {rule !== null && (
          <p>
            {rules[rule]} <span className="text-ink-3">Rule {rule} of 7, the first that holds.</span>
          </p>
        )}
        <ul className="grid gap-1">
          {because.map((fact) => (
            <li key={fact.sentence}>
              <Fact fact={fact} place={place} />
            </li>
          ))}
        </ul>
        {changes.length > 0 && (
          <div>
            <p className="font-medium">What would change it</p>
            <ul className="text-ink-2">
              {changes.map((change) => (
                <li key={change}>{inZone(change, place.zone, place.now)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Details>
  );
}

function Fact({
  fact: { sentence, by, at, step },
  place,
}: Readonly<{ fact: Because; place: IncidentPlace }>) {
  return (
    <>
      {inZone(sentence, place.zone, place.now)}{" "}
      <span className="text-meta text-ink-3">
        {by?.name}
        {by && at && ", "}
        {at && <Time at={at} zone={place.zone} now={place.now} />}
      </span>{" "}
      {step && (
        <TextLink href={stepHref(place.incident, step)} className="text-meta">
          The step
        </TextLink>
      )}
    </>
  );
}
