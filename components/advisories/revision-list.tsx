import type { ReactNode } from "react";
import { State } from "@/components/ui/state";
import { Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { ReadingDifference } from "@/domain/advisories/compare";
import type { RefusedFile } from "@/domain/advisories/importing";
import { DifferenceView } from "./difference-view";
import { FaultList } from "./refused-receipts";
import { released } from "./released";

export type RevisionItemData = Readonly<{
  id: string;
  sha256: string;
  sha512Fits: boolean | null;
  fileName: string;
  state: "accepted" | "refused";
  refusal: unknown;
  version: string;
  released: string | null;
  publishedAt: Date | null;
  receivedAt: Date;
  receivedBy: string;
  isShown: boolean;
  title: string;
  findings: readonly string[];
  difference: ReadingDifference | null;
}>;

/** One revision: what it is, who brought it, and what it says otherwise than the shown one. */
export function RevisionItem({
  revision,
  shownBecause,
  action,
  check,
}: Readonly<{
  revision: RevisionItemData;
  shownBecause: string;
  action?: ReactNode;
  /** What takes a SHA-512 that comes after the file. */
  check?: ReactNode;
}>) {
  const { receivedAt, receivedBy, fileName, sha256, publishedAt } = revision;
  return (
    <li className="grid gap-1.5 border-b py-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-strong">
          {revision.state === "accepted" ? `Version ${revision.version}` : "Refused"}
        </h2>
        {revision.released && <span className="text-ink-2">dated {released(revision.released)}</span>}
        {revision.isShown && <State icon="check">shown: {shownBecause}</State>}
        {action !== undefined && <span className="ml-auto">{action}</span>}
      </div>
      <p className="text-ink-2">
        <Key className="whitespace-normal! break-all">{fileName}</Key>, received{" "}
        <Time at={receivedAt} zone="UTC" /> from {receivedBy}
        {publishedAt && (
          <>
            , published <Time at={publishedAt} zone="UTC" show="day" />
          </>
        )}
      </p>
      <Meta>
        SHA-256 <Key className="whitespace-normal! break-all">{sha256}</Key>
        {hashWords(revision.sha512Fits)}
        {revision.findings.length > 0 && ` · findings ${revision.findings.join(", ")}`}
      </Meta>
      {check !== undefined && <div>{check}</div>}
      {revision.state === "refused" && <RefusedBecause refusal={revision.refusal} />}
      {revision.difference && <DifferenceView difference={revision.difference} version={revision.version} />}
    </li>
  );
}

const hashWords = (fits: boolean | null): string => {
  if (fits === null) return " · no SHA-512 was given";
  return fits ? " · SHA-512 checked" : " · the given SHA-512 does not fit";
};

function RefusedBecause({ refusal }: Readonly<{ refusal: unknown }>) {
  // Safe because a refused revision is stored with the refusal of its file.
  const refused = refusal as RefusedFile;
  return (
    <>
      <p>{refused.sentence}</p>
      <FaultList refused={refused} />
    </>
  );
}
