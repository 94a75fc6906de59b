import { Meta, SectionHeading, TextLink } from "@/components/ui/text";

/** The document to take away: as received, and with what was corrected, marked as such. */
export function DocumentFiles({
  advisoryId,
  corrections,
  mayEdit,
}: Readonly<{ advisoryId: string; corrections: number; mayEdit: boolean }>) {
  const base = `/api/advisories/${advisoryId}`;
  return (
    <section>
      <SectionHeading ruled>Take it away</SectionHeading>
      <ul className="grid gap-1.5 py-3">
        <li>
          <TextLink href={`${base}/received`} download>
            Download as received
          </TextLink>{" "}
          <Meta>byte for byte</Meta>
        </li>
        <li>
          <TextLink href={`${base}/corrected`} download>
            Download as CSAF with corrections
          </TextLink>{" "}
          <Meta>
            {corrections === 0 ? "nothing was added yet" : "each marked with author, reason and source"}
          </Meta>
        </li>
        {mayEdit && (
          <li>
            <TextLink href={`/advisories/${advisoryId}/edit`}>Edit what was written by hand</TextLink>
          </li>
        )}
      </ul>
    </section>
  );
}
