import { buttonClasses } from "@/components/ui/button";
import { FileList, FileRow } from "@/components/ui/file";
import { Icon } from "@/components/ui/icon";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { kindOf } from "@/domain/evidence/content";
import type { EvidenceRecord } from "@/domain/evidence/record";
import { formatSize } from "@/domain/evidence/size";

type When = Readonly<{ zone: string; now: Date }>;

/** The files that are attached, in the order they came, each with what is known of it and a way to take it along. */
export function EvidenceList({
  files,
  labels = {},
  ...when
}: When &
  Readonly<{
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
          kind={kindOf(file.mediaType)}
          name={file.name}
          held={file.held}
          facts={
            <EvidenceFacts
              file={file}
              asked={file.requirement ? labels[file.requirement] : undefined}
              {...when}
            />
          }
          action={file.held ? undefined : <Download file={file} />}
        />
      ))}
    </FileList>
  );
}

function EvidenceFacts({
  file,
  asked,
  zone,
  now,
}: When & Readonly<{ file: EvidenceRecord; asked: string | undefined }>) {
  return (
    <>
      {file.held && <span className="block">Held back. A coordinator can release it.</span>}
      {file.supersededBy && <span className="block">Superseded by {file.supersededBy}</span>}
      {asked && <span className="block text-ink-2">{asked}</span>}
      <span className="block">
        {file.capturedAt && (
          <>
            captured <Time at={file.capturedAt} zone={zone} now={now} show="moment" />,{" "}
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

/** A plain link: the framework's would fetch the file ahead, and each fetch is recorded. */
function Download({ file }: Readonly<{ file: EvidenceRecord }>) {
  return (
    <a
      href={`/api/evidence/${file.id}`}
      aria-label={`Download ${file.name}`}
      className={buttonClasses("quiet")}
    >
      <Icon name="download" />
      <span className="max-tablet:sr-only">Download</span>
    </a>
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
