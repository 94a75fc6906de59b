import { fileHref } from "@/components/incidents/place";
import { FileList, FileRow } from "@/components/ui/file";
import { Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { kindOf } from "@/domain/evidence/content";
import { isDrawn } from "@/domain/evidence/giving";
import { tellInspection } from "@/domain/evidence/inspection";
import type { EvidenceRecord } from "@/domain/evidence/record";
import { formatSize } from "@/domain/evidence/size";
import { tellStanding } from "@/domain/evidence/standing";
import { faultWords } from "@/domain/evidence/verification";
import { DownloadFile } from "./download-file";

type When = Readonly<{ zone: string; now: Date }>;

/** The files that are attached, in the order they came, each with what is known of it and a way to take it along. */
export function EvidenceList({
  files,
  incident,
  labels = {},
  ...when
}: When &
  Readonly<{
    /** The key of the incident they are of. */
    incident: string;
    files: readonly EvidenceRecord[];
    /** What the things asked for are called, by their keys. */
    labels?: Readonly<Record<string, string>>;
  }>) {
  if (files.length === 0) return <p className="text-ink-2">No file is attached yet.</p>;
  return (
    <FileList>
      {files.map((file) => (
        <FileRow
          key={file.id}
          kind={isShown(file) ? <Thumb file={file} /> : kindOf(file.mediaType)}
          name={
            <TextLink href={fileHref(incident, file.id)} title={`History of ${file.name}`}>
              {file.name}
            </TextLink>
          }
          held={tellStanding(file) !== null || file.fault !== null}
          {...(file.fault && { error: `This file ${faultWords[file.fault]}. It counts as missing.` })}
          facts={
            <EvidenceFacts
              file={file}
              asked={file.requirement ? labels[file.requirement] : undefined}
              {...when}
            />
          }
          action={<DownloadFile file={file} />}
        />
      ))}
    </FileList>
  );
}

/** Whether the portal draws the file small in lists. */
const isShown = (file: EvidenceRecord): boolean =>
  tellStanding(file) === null && file.fault === null && isDrawn(file);

function Thumb({ file }: Readonly<{ file: EvidenceRecord }>) {
  return (
    // biome-ignore lint/performance/noImgElement: the framework's would make copies of its own, past the permission and the headers
    <img
      src={`/api/evidence/${file.id}/preview?size=thumb`}
      alt=""
      loading="lazy"
      width={40}
      height={40}
      className="size-10 object-cover"
    />
  );
}

function EvidenceFacts({
  file,
  asked,
  zone,
  now,
}: When & Readonly<{ file: EvidenceRecord; asked: string | undefined }>) {
  const standing = tellStanding(file);
  return (
    <>
      {file.inspection && <span className="block text-ink-2">{tellInspection(file.inspection)}</span>}
      {standing && <span className="block text-ink-2">{standing}</span>}
      {file.supersededBy && <span className="block">Superseded by {file.supersededBy}</span>}
      {asked && <span className="block text-ink-2">{asked}</span>}
      <span className="block">
        {file.capturedAt && (
          <>
            captured <Time at={file.capturedAt} zone={zone} now={now} show="moment" />
            {file.capturedZone === "unknown" && " (zone unknown)"},{" "}
          </>
        )}
        received <Time at={file.receivedAt} zone={zone} now={now} show="moment" /> from {file.by.name} ·{" "}
        {formatSize(file.size)} ·{" "}
        <span className="whitespace-nowrap">
          SHA-256{" "}
          <Key>
            {file.sha256.slice(0, 4)} {file.sha256.slice(4, 8)}
          </Key>
        </span>
      </span>
    </>
  );
}

/** What those who may not open evidence see of it: that there is some. */
export function EvidenceCount({ count }: Readonly<{ count: number }>) {
  const files = count === 1 ? "1 file is attached." : `${count} files are attached.`;
  return (
    <p className="text-ink-2">
      {count === 0 ? "No file is attached yet." : `${files} Your role here does not open them.`}
    </p>
  );
}
