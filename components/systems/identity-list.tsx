import type { ReactNode } from "react";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import {
  type IdentityField,
  type IdentityFields,
  type IdentitySource,
  identityFieldNames,
  sourceWords,
} from "@/domain/systems/identity";

type ShownIdentity = IdentityFields &
  Readonly<{ id: string; source: IdentitySource; recordedAt: Date; recordedBy: string | null }>;

// The heading of an identity says the others.
const listed: readonly IdentityField[] = [
  "serial",
  "softwareVersion",
  "stationName",
  "aeTitle",
  "institution",
  "department",
  "gantryId",
  "deviceUid",
  "udi",
  "calibratedOn",
];

/** The DICOM identities a system answers with, each with its source; a PET/CT has two. `children` is the way to add one. */
export function IdentityList({
  identities,
  zone,
  now,
  children,
}: Readonly<{
  identities: readonly ShownIdentity[];
  zone: string;
  now: Date;
  children?: ReactNode;
}>) {
  return (
    <section>
      <SectionHeading ruled aside={identities.length > 1 ? `${identities.length} parts` : undefined}>
        DICOM identities
      </SectionHeading>
      <ul>
        {identities.map((identity) => (
          <li key={identity.id} className="border-b py-2.5">
            <OneIdentity identity={identity} zone={zone} now={now} />
          </li>
        ))}
      </ul>
      {identities.length === 0 && (
        <p className="py-2 text-ink-2">
          None is known. The device says what it is in every DICOM file it writes.
        </p>
      )}
      {children !== undefined && <div className="pt-3">{children}</div>}
    </section>
  );
}

function OneIdentity({
  identity,
  zone,
  now,
}: Readonly<{ identity: ShownIdentity; zone: string; now: Date }>) {
  const name = [identity.manufacturer || "manufacturer unknown", identity.model || "model unknown"].join(" ");
  return (
    <>
      <div className="flex items-baseline gap-2.5">
        <span className="min-w-9 rounded-mark border border-line-strong px-1.5 text-center font-mono text-meta font-medium">
          {identity.modality || "?"}
        </span>
        <b className="min-w-0 font-medium break-words">{name}</b>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-0.5">
        {listed
          .filter((field) => identity[field] !== "")
          .map((field) => (
            <div key={field} className="contents">
              <dt className="text-ink-2">{identityFieldNames[field]}</dt>
              <dd className="text-right break-words">{identity[field]}</dd>
            </div>
          ))}
      </dl>
      <p className="mt-1 text-meta text-ink-3">
        {sourceWords[identity.source]}
        {identity.recordedBy && ` by ${identity.recordedBy}`}, since{" "}
        <Time at={identity.recordedAt} zone={zone} now={now} />
      </p>
    </>
  );
}
