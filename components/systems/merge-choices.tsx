import type { ReactNode } from "react";
import { Key, SectionHeading } from "@/components/ui/text";
import { type IdentityField, identityFieldNames } from "@/domain/systems/identity";
import {
  type Contradiction,
  clashesOf,
  contradictionsOf,
  type IdentityClash,
  type MergeSide,
  type SideDecision,
} from "@/domain/systems/merging";

type Tags = readonly [string, string];

function SideChoice({
  name,
  side,
  children,
}: Readonly<{ name: string; side: "kept" | "merged"; children: ReactNode }>) {
  return (
    <label className="flex min-h-control cursor-pointer items-center gap-2">
      <input type="radio" name={name} value={side} className="size-4 shrink-0 accent-accent" />
      <span className="min-w-0 break-words">{children}</span>
    </label>
  );
}

const words = { affected: "affected", "not-affected": "not affected", "ask-vendor": "vendor asked" } as const;

/** The advisories on which the rows were decided otherwise: which decision holds is asked, never guessed. */
export function MergeDecisions({
  kept,
  merged,
  tags,
}: Readonly<{
  kept: readonly SideDecision[];
  merged: readonly SideDecision[];
  tags: Tags;
}>) {
  const found = contradictionsOf({ decisions: kept }, { decisions: merged });
  if (found.length === 0) return null;
  return (
    <section>
      <SectionHeading>They were decided otherwise: which decision holds?</SectionHeading>
      {found.some((each) => each.merged.decision === "not-affected") && (
        <p className="mb-2 max-w-[66ch] text-ink-2">
          If “not affected” of {tags[1]} holds while {tags[0]} has an open incident, it asks to cancel that
          incident. It closes nothing.
        </p>
      )}
      <div className="grid gap-4">
        {found.map((each) => (
          <OneContradiction key={each.kept.advisoryId} each={each} tags={tags} />
        ))}
      </div>
    </section>
  );
}

function OneContradiction({ each, tags }: Readonly<{ each: Contradiction; tags: Tags }>) {
  const choices = [
    { side: "kept", decision: each.kept, tag: tags[0] },
    { side: "merged", decision: each.merged, tag: tags[1] },
  ] as const;
  return (
    <fieldset>
      <legend className="font-medium">
        <Key>{each.kept.trackingId}</Key>
      </legend>
      {choices.map(({ side, decision, tag }) => (
        <SideChoice key={side} name={`holds:${decision.advisoryId}`} side={side}>
          {tag}: <b className="font-strong">{words[decision.decision]}</b>
          {decision.reason && <span className="text-ink-2">, {decision.reason}</span>}
        </SideChoice>
      ))}
    </fieldset>
  );
}

/** The modalities for which the device said something else in two rows: which identity holds is asked, never guessed. */
export function MergeIdentities({
  kept,
  merged,
  tags,
}: Readonly<{ kept: MergeSide["identities"]; merged: MergeSide["identities"]; tags: Tags }>) {
  const found = clashesOf({ identities: kept }, { identities: merged });
  if (found.length === 0) return null;
  return (
    <section>
      <SectionHeading>Their DICOM identities differ: which one holds?</SectionHeading>
      <div className="grid gap-4">
        {found.map((clash) => (
          <OneClash key={clash.modality} clash={clash} tags={tags} />
        ))}
      </div>
    </section>
  );
}

const saysNothing = (value: string) => (value === "" ? "unknown" : value);
const told = (value: (field: IdentityField) => string, fields: readonly IdentityField[]) =>
  fields.map((field) => `${identityFieldNames[field]} ${saysNothing(value(field))}`).join(", ");

function OneClash({ clash, tags }: Readonly<{ clash: IdentityClash; tags: Tags }>) {
  const fields = clash.changes.map(({ field }) => field);
  return (
    <fieldset>
      <legend className="font-medium">{clash.modality || "No modality"}</legend>
      {(["kept", "merged"] as const).map((side, at) => (
        <SideChoice key={side} name={`identity:${clash.modality}`} side={side}>
          {tags[at]}: <span className="text-ink-2">{told((field) => clash[side][field], fields)}</span>
        </SideChoice>
      ))}
    </fieldset>
  );
}
