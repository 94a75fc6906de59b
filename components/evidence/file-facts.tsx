import type { ReactNode } from "react";
import { fileHref, type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Note } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { type Inspection, tellInspection } from "@/domain/evidence/inspection";
import type { ScanState } from "@/domain/evidence/scan";
import { formatSize } from "@/domain/evidence/size";
import { type BytesFault, faultWords } from "@/domain/evidence/verification";

type Other = Readonly<{ id: string; name: string }>;
type FileShown = Readonly<{
  name: string;
  size: number;
  sha256: string;
  mediaType: string;
  /** Null of files that were received before files were looked at. */
  inspection: Inspection | null;
  capturedAt: Date | null;
  capturedZone: "written" | "unknown" | null;
  scan: ScanState;
  destroyed: boolean;
  receivedAt: Date;
  by: string;
  verifiedAt: Date | null;
  fault: BytesFault | null;
  faultSince: Date | null;
  later: Other | null;
  earlier: Other | null;
}>;

/** What is known of one file, and where else the same bytes are. */
export function FileFacts({
  file,
  same,
  step,
  place,
  action,
}: Readonly<{
  file: FileShown;
  same: readonly (Other & Readonly<{ incident: string }>)[];
  step: Readonly<{ key: string; title: string }> | null;
  place: IncidentPlace;
  action: ReactNode;
}>) {
  const when = { zone: place.zone, now: place.now, show: "moment" } as const;
  const link = ({ id, name }: Other) => <TextLink href={fileHref(place.incident, id)}>{name}</TextLink>;
  return (
    <div className="grid gap-4">
      {file.fault && file.faultSince && (
        <Note title={`This file ${faultWords[file.fault]}.`}>
          Found <Time at={file.faultSince} {...when} />. It is not given out, and a step counts it as missing.
          Whoever still has it may attach it again.
        </Note>
      )}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1 max-tablet:grid-cols-1">
        <Fact label="Step">
          {step ? <TextLink href={stepHref(place.incident, step.key)}>{step.title}</TextLink> : "None"}
        </Fact>
        <Fact label="What it is">{file.inspection ? tellInspection(file.inspection) : file.mediaType}</Fact>
        <Fact label="Size">{formatSize(file.size)}</Fact>
        <Fact label="Captured">
          <Captured file={file} when={when} />
        </Fact>
        <Fact label="Received">
          <Time at={file.receivedAt} {...when} /> from {file.by}
        </Fact>
        <Fact label="Malware">{scanWords[file.scan]}</Fact>
        <Fact label="SHA-256">
          <Key className="break-all whitespace-normal!">{file.sha256}</Key>
        </Fact>
        {!file.destroyed && (
          <Fact label="Read back">
            <LastReadBack file={file} when={when} />
          </Fact>
        )}
        {file.earlier && <Fact label="Replaces">{link(file.earlier)}</Fact>}
        {file.later && <Fact label="Replaced by">{link(file.later)}</Fact>}
        {same.length > 0 && (
          <Fact label="Same bytes">
            <ul>
              {same.map((other) => (
                <li key={other.id}>
                  <TextLink href={fileHref(other.incident, other.id)}>
                    {other.name} in <Key>{other.incident}</Key>
                  </TextLink>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <div>{action}</div>
    </div>
  );
}

type When = Readonly<{ zone: string; now: Date; show: "moment" }>;
type Timed = Readonly<{ file: FileShown; when: When }>;

function Captured({ file: { capturedAt, capturedZone }, when }: Timed) {
  if (!capturedAt) return "not given by the device";
  const zoneUnknown = capturedZone === "unknown";
  return (
    <>
      <Time at={capturedAt} {...when} />
      {zoneUnknown ? ", read on the site's clock: the camera wrote no zone" : ", by the device's clock"}
    </>
  );
}

function LastReadBack({ file: { verifiedAt, fault }, when }: Timed) {
  if (!verifiedAt) return "Not yet since it came; it was hashed as it came";
  return (
    <>
      <Time at={verifiedAt} {...when} />
      {!fault && ", the bytes are what was received"}
    </>
  );
}

const scanWords: Readonly<Record<ScanState, string>> = {
  "not-configured": "not scanned: this portal has no scanner",
  pending: "not scanned yet: the scanner gave no answer",
  clean: "the scanner found nothing",
  infected: "the scanner found something",
};

function Fact({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
