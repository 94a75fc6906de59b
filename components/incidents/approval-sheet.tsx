import { Details } from "@/components/ui/details";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Key } from "@/components/ui/text";
import type { ApprovalView } from "@/domain/incidents/approval-view";
import { shortHash } from "@/domain/incidents/telling";
import { inZone } from "@/domain/incidents/told-times";
import type { IncidentPlace } from "./place";

/** A hash in groups of eight, as two people read it to each other. */
const hashGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(" ") ?? hash;

type Signed = ApprovalView["statements"][number];

/** Each statement with the files it rests on, which follow it in the text. */
function grouped(statements: readonly Signed[]): readonly { statement: Signed; files: Signed[] }[] {
  const groups: { statement: Signed; files: Signed[] }[] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    if (statement.digest !== undefined && last) last.files.push(statement);
    else groups.push({ statement, files: [] });
  }
  return groups;
}

/** How many statements are signed, their files not counted. */
export const countStatements = ({ statements }: ApprovalView): number => grouped(statements).length;

/** What both sign: the statements with the digests of their files, the hash, and the exact text behind it. */
export function ApprovalSheet({
  view,
  sentence,
  place,
}: Readonly<{ view: ApprovalView; sentence: string; place: IncidentPlace }>) {
  return (
    <Panel tone="strong">
      <article aria-labelledby="sheet">
        <header className="border-b px-4 py-3.5">
          <h2 id="sheet" className="text-lead leading-tight font-strong">
            What you both sign
          </h2>
          <p className="mt-1 text-ink-2">{sentence}</p>
        </header>
        <ol>
          {grouped(view.statements).map(({ statement, files }, index) => (
            <li
              key={statement.text}
              className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-3 border-b px-4 py-3 tablet:grid-cols-[24px_minmax(0,1fr)_auto]"
            >
              <span className="font-mono text-meta text-ink-3">{index + 1}</span>
              <span className="min-w-0">
                {inZone(statement.text, place.zone, place.now)}
                {[statement, ...files].some((each) => each.changed) && (
                  <State icon="alert" tone="waiting" className="ml-2">
                    Changed since version {view.version - 1}
                  </State>
                )}
              </span>
              <span className="text-meta text-ink-3 max-tablet:col-start-2 tablet:text-right">
                {files.length === 0 && "from the record"}
                {files.map((file) => (
                  <span key={file.text + file.digest} className="block">
                    {file.text} · <Key>{shortHash(file.digest ?? "")}</Key>
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ol>
        <footer className="bg-canvas px-4 py-3.5">
          <p className="font-medium">
            SHA-256 of these {countStatements(view)} statements, version {view.version}
          </p>
          <p className="mt-1 font-mono text-[0.93em] font-medium wrap-anywhere">{hashGroups(view.hash)}</p>
          {view.text !== "" && (
            <Details summary="Show the exact text" className="mt-2">
              <p className="mb-1 text-meta text-ink-3">
                The hash is made of this text, byte for byte. Times in it are UTC.
              </p>
              <pre className="rounded-panel border bg-surface p-3 font-mono text-meta wrap-anywhere whitespace-pre-wrap">
                {view.text}
              </pre>
            </Details>
          )}
        </footer>
      </article>
    </Panel>
  );
}
