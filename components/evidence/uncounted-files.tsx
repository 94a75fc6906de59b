import { fileHref } from "@/components/incidents/place";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text";
import type { EvidenceRecord } from "@/domain/evidence/record";
import { tellStanding } from "@/domain/evidence/standing";

/** The files of a step that prove nothing: those in quarantine, and those that wait for the scanner. What was replaced is left out. */
export function UncountedFiles({
  files,
  incident,
}: Readonly<{ files: readonly EvidenceRecord[]; incident: string }>) {
  const uncounted = files.flatMap((file) => {
    const standing = file.supersededBy === null ? tellStanding(file) : null;
    return standing ? [{ file, standing }] : [];
  });
  if (uncounted.length === 0) return null;
  const title =
    uncounted.length === 1
      ? "One file of this step does not count."
      : `${uncounted.length} files of this step do not count.`;
  return (
    <Note title={title} icon="lock">
      <ul>
        {uncounted.map(({ file, standing }) => (
          <li key={file.id}>
            <TextLink href={fileHref(incident, file.id)}>{file.name}</TextLink>: {standing}
          </li>
        ))}
      </ul>
    </Note>
  );
}
