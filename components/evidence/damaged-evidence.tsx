import { fileHref, type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text";
import { type BytesFault, faultWords } from "@/domain/evidence/verification";

type Damaged = Readonly<{ id: string; name: string; stepKey: string | null; fault: BytesFault | null }>;

/** That files of an incident, or of one of its steps, are damaged in the store, and what that means here. */
export function DamagedEvidence({
  count,
  files,
  titleOf,
  place,
}: Readonly<{
  count: number;
  /** The incident's files, as far as the reader may open them. */
  files: readonly Damaged[];
  /** What a step is called; without it the files are of the step that is open. */
  titleOf?: (step: string) => string | undefined;
  place: IncidentPlace;
}>) {
  if (count === 0) return null;
  const of = titleOf ? "incident" : "step";
  const title =
    count === 1
      ? `1 file of this ${of} is damaged in the store and counts as missing.`
      : `${count} files of this ${of} are damaged in the store and count as missing.`;
  return (
    <Note title={title}>
      {files.map(
        ({ id, name, stepKey, fault }) =>
          fault && (
            <p key={id}>
              <TextLink href={fileHref(place.incident, id)}>{name}</TextLink> {faultWords[fault]}
              {titleOf && stepKey && (
                <>
                  {" "}
                  (<TextLink href={stepHref(place.incident, stepKey)}>{titleOf(stepKey) ?? "step"}</TextLink>)
                </>
              )}
              .
            </p>
          ),
      )}
      <p>
        What was verified on it stays verified; nothing more is done or verified on it, and what was signed on
        it does not count. Attach the same file again, or do the step again with another.
      </p>
    </Note>
  );
}
