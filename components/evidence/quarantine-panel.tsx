import type { ReactNode } from "react";
import { Panel, PanelPart } from "@/components/ui/panel";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Inspection } from "@/domain/evidence/inspection";
import type { QuarantineActKind } from "@/domain/evidence/quarantine";
import { type Standing, tellStanding } from "@/domain/evidence/standing";
import type { EvidenceId, PersonId } from "@/domain/ids";
import type { FormAction } from "@/lib/form-state";

type Act = Readonly<{
  kind: QuarantineActKind;
  reason: string;
  at: Date;
  by: Readonly<{ id: PersonId; name: string }>;
}>;
type Quarantined = Standing & Readonly<{ id: EvidenceId; inspection: Inspection | null }>;
type Action = FormAction<unknown, Readonly<{ code: string; sentence: string }>>;
export type QuarantineActions = Readonly<{ release: Action; reject: Action; destroy: Action }>;

type PanelProps = Readonly<{
  file: Quarantined;
  acts: readonly Act[];
  /** What the reader may do here: decide as a coordinator, or be the second who agrees. */
  may: Readonly<{ decide: boolean; destroy: boolean }>;
  reader: PersonId;
  actions: QuarantineActions;
  zone: string;
  now: Date;
}>;

/** Why a file is in quarantine, what was decided of it, and what the reader may decide. */
export function QuarantinePanel(props: PanelProps) {
  const { file, acts, zone, now } = props;
  const tags = file.inspection?.tagNames ?? [];
  return (
    <Panel tone="strong">
      <PanelPart>
        <SectionHeading level={2}>Quarantine</SectionHeading>
        <p className="max-w-[66ch]">{tellStanding(file)}</p>
        <p className="max-w-[66ch] text-ink-2">Its bytes are given to nobody, whatever their role.</p>
      </PanelPart>
      {tags.length > 0 && (
        <PanelPart>
          <h3 className="font-medium">Tags that may tell of a patient, by name</h3>
          <p className="text-meta text-ink-3">What they hold was not read and is shown nowhere.</p>
          <ul className="mt-1 columns-1 gap-x-6 text-ink-2 tablet:columns-2">
            {tags.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </PanelPart>
      )}
      {acts.length > 0 && (
        <PanelPart>
          <ul className="grid gap-1.5">
            {acts.map((act) => (
              <li key={act.kind}>
                <span className="font-medium">{act.by.name}</span> {actWords[act.kind]},{" "}
                <Time at={act.at} zone={zone} now={now} show="moment" />: {act.reason}
              </li>
            ))}
          </ul>
        </PanelPart>
      )}
      <Choices {...props} />
    </Panel>
  );
}

const actWords: Readonly<Record<QuarantineActKind, string>> = {
  released: "released the device tags",
  rejected: "rejected the file",
  destroyed: "agreed to destroy its bytes",
};

function Choices({ file, acts, may, reader, actions }: PanelProps) {
  if (file.destroyed) return null;
  const values = { id: file.id };
  if (file.quarantine === "rejected") {
    return <PanelPart>{secondPerson({ file, acts, may, reader, destroy: actions.destroy })}</PanelPart>;
  }
  if (!may.decide) return <PanelPart>A coordinator of the site decides what becomes of it.</PanelPart>;
  return (
    <PanelPart className="flex flex-wrap gap-2">
      {file.quarantine === "held" && file.quarantineWhy === "patient-data" && (
        <ReasonDialog
          action={actions.release}
          values={values}
          opener="Release the device tags"
          title="Release the device tags"
          explain="What the header says of the device (manufacturer, model, serial number, software and the like) becomes a text file in the place of this one. Nothing else of the file is released."
          submit="Release as text"
          size="medium"
        />
      )}
      <ReasonDialog
        action={actions.reject}
        values={values}
        opener="Reject"
        title="Reject the file"
        explain="It stays on record with its hash and the names of its tags. Its bytes are destroyed once another coordinator or a clinical lead of the site agrees."
        submit="Reject the file"
        size="medium"
      />
    </PanelPart>
  );
}

function secondPerson({
  file,
  acts,
  may,
  reader,
  destroy,
}: Pick<PanelProps, "file" | "acts" | "may" | "reader"> & Readonly<{ destroy: Action }>): ReactNode {
  if (acts.some(({ kind }) => kind === "destroyed"))
    return "Two people agreed. The bytes stay until every file that has the same bytes is rejected in the same way.";
  const rejecter = acts.find(({ kind }) => kind === "rejected")?.by.id;
  if (!may.destroy || rejecter === reader)
    return "Another coordinator, or a clinical lead of the site, agrees before its bytes are destroyed.";
  return (
    <ReasonDialog
      action={destroy}
      values={{ id: file.id }}
      opener="Destroy the bytes"
      title="Destroy the bytes for good"
      explain="You are the second person. The bytes are removed from the store and cannot be brought back; hash, names of tags and reasons stay."
      submit="Destroy the bytes"
      size="medium"
    />
  );
}
