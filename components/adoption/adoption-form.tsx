"use client";

import { useRouter } from "next/navigation";
import { DrillMark } from "@/components/drills/drill-mark";
import { ChangedNote } from "@/components/ui/changed-note";
import { Tick } from "@/components/ui/choice";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import { useRead } from "@/components/ui/use-read";
import type { AdoptionPreview } from "@/domain/checklist/adoption";
import { isDrillKey } from "@/domain/drills/drill";
import type { FormAction } from "@/lib/form-state";
import { AppLink } from "../ui/app-link";
import { NotAdoptedList, WhatChanges } from "./what-changes";

type Reason = Readonly<{ sentence: string }>;
export type AdoptionRow = Readonly<{
  key: string;
  siteName: string;
  assetTag: string;
  version: number;
  /** Null: it cannot adopt it now. */
  preview: AdoptionPreview | null;
  /** Says which change it is, so that only what was read is done. */
  seen: string;
  blockers: readonly Reason[];
}>;
type NotAdopted = Readonly<{ key: string; blockers: readonly Reason[] }>;
type Done = Readonly<{ adopted: readonly string[]; refused: readonly NotAdopted[] }>;
type Told = Readonly<{ code: string; sentence: string; refused?: readonly NotAdopted[] }>;

/** The incidents that could adopt a version, each with what would change; those that cannot say why. */
export function AdoptionForm({
  action,
  template,
  version,
  rows,
}: Readonly<{
  action: FormAction<Done, Told>;
  template: string;
  version: number;
  rows: readonly AdoptionRow[];
}>) {
  const router = useRouter();
  const able = rows.filter((row) => row.preview !== null);
  const now = Object.fromEntries(able.map((row) => [row.key, row.seen]));
  // The only one is ticked from the beginning, so that nothing but reading it precedes the button.
  const read = useRead(now, { always: rows.length === 1 });
  const { send, pending, refused, state } = useFormAction(action, ({ adopted, refused: left }) => {
    read.follow();
    const [only] = adopted;
    if (only && adopted.length === 1 && left.length === 0) router.push(`/incidents/${only}`);
  });
  const done = state !== null && "done" in state ? state.done : null;
  const unable = rows.filter((row) => row.preview === null);
  return (
    <div className="grid gap-8">
      {done && (
        <Note icon="check" title={`Version ${version} is adopted by: ${done.adopted.join(", ")}.`} announced>
          {done.refused.length > 0 && <NotAdoptedList rows={done.refused} />}
        </Note>
      )}
      {able.length > 0 && (
        <Form action={send} busy={pending} onInput={read.touch} className="grid gap-4">
          <input type="hidden" name="template" value={template} />
          <input type="hidden" name="version" value={version} />
          <ul className="grid gap-3">
            {able.map((row) => (
              <li key={row.key} className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2 border-b pb-3">
                <Tick
                  name="keys"
                  value={row.key}
                  defaultChecked={rows.length === 1}
                  aria-label={`Adopt in ${row.key}`}
                />
                <div className="min-w-0">
                  <input type="hidden" name={`seen.${row.key}`} value={read.carried[row.key] ?? ""} />
                  <IncidentName row={row} />
                  {row.preview && <WhatChanges preview={row.preview} />}
                </div>
              </li>
            ))}
          </ul>
          {read.changed && (
            <ChangedNote readAgain={read.readAgain}>
              <p>Changed: {changedKeys(read.carried, now).join(", ")}.</p>
            </ChangedNote>
          )}
          {refused && (
            <Note title={refused.sentence} announced>
              {"refused" in refused && refused.refused && <NotAdoptedList rows={refused.refused} />}
            </Note>
          )}
          <div>
            <SubmitButton>Adopt version {version}</SubmitButton>
          </div>
        </Form>
      )}
      {unable.length > 0 && (
        <section aria-labelledby="not-now" className="grid gap-3">
          <h2 id="not-now" className="font-strong">
            Cannot adopt it now
          </h2>
          <ul className="grid gap-3">
            {unable.map((row) => (
              <li key={row.key} className="border-b pb-3">
                <IncidentName row={row} />
                <ul>
                  {row.blockers.map(({ sentence }) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type Reads = Readonly<Record<string, string>>;

/** The incidents in which something else would change than was read, those included that came or went. */
const changedKeys = (read: Reads, now: Reads): readonly string[] =>
  [...new Set([...Object.keys(read), ...Object.keys(now)])].filter((key) => read[key] !== now[key]).sort();

function IncidentName({ row }: Readonly<{ row: AdoptionRow }>) {
  return (
    <p className="flex flex-wrap gap-x-3">
      <AppLink href={`/incidents/${row.key}`} className="font-medium text-ink underline">
        {row.key}
      </AppLink>
      {isDrillKey(row.key) && <DrillMark />}
      <span>{row.assetTag}</span>
      <span className="text-ink-2">{row.siteName}</span>
      <span className="text-ink-3">on version {row.version}</span>
    </p>
  );
}
