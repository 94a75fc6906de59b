import type { AdoptionPreview } from "@/domain/checklist/adoption";
import type { ExposureValue } from "@/domain/checklist/evaluation";

/** Each state in a few words, within a sentence. */
export const stateWords: Readonly<Record<ExposureValue, string>> = {
  exposed: "exposed",
  "risk-accepted": "exposed, risk accepted",
  "contained-standalone": "contained by standalone",
  "contained-segment": "contained by segment",
  remediated: "remediated",
  "back-in-service": "back in service",
  withdrawn: "withdrawn",
  cancelled: "cancelled",
};

/** What adopting a version would change in one incident, line by line; nothing is said of what stays. */
export function WhatChanges({ preview }: Readonly<{ preview: AdoptionPreview }>) {
  const { exposure, unmet, kept, voided } = preview;
  const lines = [
    ["Kept as done or answered", kept === 1 ? "1 step" : `${kept} steps`],
    ["New", preview.added.join("; ")],
    ["No longer asked for; their records stay", preview.gone.join("; ")],
    ["Wait for another person’s word again", preview.waiting.join("; ")],
    ["In question, because they rest on those", preview.questioned.join("; ")],
    ["Signatures voided", voided > 0 ? String(voided) : ""],
    ["State", statesOf(exposure)],
    ["Steps left before it can be closed", `${unmet.before} now, ${unmet.after} then`],
  ].filter(([, words]) => words !== "");
  return (
    <dl className="grid gap-x-4 tablet:grid-cols-[minmax(0,220px)_minmax(0,1fr)]">
      {lines.map(([name, words]) => (
        <div key={name} className="contents">
          <dt className="text-meta text-ink-3">{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

const statesOf = ({ before, after }: AdoptionPreview["exposure"]): string =>
  before === after ? `stays ${stateWords[before]}` : `${stateWords[before]} now, ${stateWords[after]} then`;

/** Incidents that did not adopt the version, each with why. */
export function NotAdoptedList({
  rows,
}: Readonly<{
  rows: readonly Readonly<{ key: string; blockers: readonly Readonly<{ sentence: string }>[] }>[];
}>) {
  return (
    <ul>
      {rows.map(({ key, blockers }) => (
        <li key={key}>
          {key} did not: {blockers.map(({ sentence }) => sentence).join(" ")}
        </li>
      ))}
    </ul>
  );
}
