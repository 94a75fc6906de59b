import { Details } from "@/components/ui/details";
import { SectionHeading, TextLink } from "@/components/ui/text";
import type { Note, Reference } from "@/domain/advisories/advisory";

/** The document's own notes and references, on request. */
export function NotesAndReferences({
  notes,
  references,
}: Readonly<{ notes: readonly Note[]; references: readonly Reference[] }>) {
  if (notes.length + references.length === 0) return null;
  return (
    <section className="grid gap-3">
      <SectionHeading ruled>In the document</SectionHeading>
      {notes.map((note) => (
        <Details key={note.path} summary={note.title ?? note.category}>
          <p className="max-w-[66ch] whitespace-pre-line text-ink-2">{note.text}</p>
        </Details>
      ))}
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
