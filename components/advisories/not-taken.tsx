import { Note } from "@/components/ui/note";
import { Key, TextLink } from "@/components/ui/text";
import type { FileFault } from "@/domain/advisories/importing";

type Told = Readonly<{
  sentence: string;
  faults?: readonly FileFault[];
  more?: number;
  advisoryId?: string | null;
}>;

/** Why a file was not taken, with the place of each fault. */
export function NotTaken({ refused, kept = false }: Readonly<{ refused: object; kept?: boolean }>) {
  // Safe because every refusal has a sentence; the other parts are looked for before they are shown.
  const { sentence, faults = [], more = 0, advisoryId } = refused as Told;
  return (
    <Note title={sentence} announced>
      {advisoryId && <TextLink href={`/advisories/${advisoryId}`}>Open the advisory</TextLink>}
      {faults.length > 0 && (
        <ul className="mt-1.5 grid gap-1">
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.sentence}`}>
              <Key className="whitespace-normal break-all">{fault.path}</Key> {fault.sentence}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p>And {more} more.</p>}
      {kept && (
        <p className="mt-1.5">The file is kept as a refused receipt. No advisory was made or changed.</p>
      )}
    </Note>
  );
}
