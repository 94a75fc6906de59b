import { Details } from "@/components/ui/details";
import { SectionHeading, TextLink } from "@/components/ui/text";
import type { AdvisoryReading } from "@/domain/advisories/advisory";

type Said = Pick<
  AdvisoryReading,
  "notes" | "references" | "distribution" | "aggregateSeverity" | "acknowledgments" | "revisionHistory"
>;

/** What the document says of itself, its own notes and references, on request. */
export function NotesAndReferences({ reading }: Readonly<{ reading: Said }>) {
  const { notes, references, acknowledgments, revisionHistory } = reading;
  const facts = factsOf(reading);
  const told = [notes, references, facts, acknowledgments, revisionHistory];
  if (told.every((each) => each.length === 0)) return null;
  return (
    <section className="grid gap-3">
      <SectionHeading ruled>In the document</SectionHeading>
      {facts.map(({ name, text }) => (
        <p key={name}>
          <span className="text-ink-2">{name}:</span> {text}
        </p>
      ))}
      {notes.map((note) => (
        <Details key={note.path} summary={note.title ?? note.category}>
          <p className="max-w-[66ch] whitespace-pre-line text-ink-2 wrap-anywhere">{note.text}</p>
        </Details>
      ))}
      {revisionHistory.length > 0 && (
        <Details summary="Revision history, as the document tells it">
          <ol className="grid gap-1 text-ink-2">
            {revisionHistory.map(({ number, date, summary }) => (
              <li key={`${number} ${date}`}>
                {[number, date.slice(0, 10), summary].filter((word) => word !== "").join(" · ")}
              </li>
            ))}
          </ol>
        </Details>
      )}
      {acknowledgments.length > 0 && (
        <Details summary="Acknowledgments">
          <ul className="grid gap-1 text-ink-2">
            {[...new Set(acknowledgments)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
      {references.length > 0 && (
        <ul className="grid gap-1">
          {references.map((reference) => (
            <li key={reference.url}>
              <TextLink href={reference.url} className="break-all">
                {reference.summary || reference.url}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function factsOf({ distribution, aggregateSeverity }: Said) {
  return [
    { name: "Severity as a whole", text: aggregateSeverity },
    { name: "May be shared", text: distribution },
  ].flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]));
}
