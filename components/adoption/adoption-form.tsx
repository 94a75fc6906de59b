"use client";

import { useRouter } from "next/navigation";
import { DrillMark } from "@/components/drills/drill-mark";
import { Tick } from "@/components/ui/choice";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
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
  blockers: readonly Reason[];
}>;
type NotAdopted = Readonly<{ key: string; blockers: readonly Reason[] }>;
type Done = Readonly<{ adopted: readonly string[]; refused: readonly NotAdopted[] }>;
type Told = Readonly<{ code: string; sentence: string }>;

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
  const { send, pending, refused, state } = useFormAction(action, ({ adopted, refused: left }) => {
    const [only] = adopted;
    if (only && adopted.length === 1 && left.length === 0) router.push(`/incidents/${only}`);
  });
  const done = state !== null && "done" in state ? state.done : null;
  const able = rows.filter((row) => row.preview !== null);
  const unable = rows.filter((row) => row.preview === null);
  return (
    <div className="grid gap-8">
      {done && (
        <Note icon="check" title={`Version ${version} is adopted by: ${done.adopted.join(", ")}.`} announced>
          {done.refused.length > 0 && <NotAdoptedList rows={done.refused} />}
        </Note>
      )}
      {able.length > 0 && (
        <Form action={send} busy={pending} className="grid gap-4">
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
                  <IncidentName row={row} />
                  {row.preview && <WhatChanges preview={row.preview} />}
                </div>
              </li>
            ))}
          </ul>
          {refused && <Note title={refused.sentence} announced />}
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
