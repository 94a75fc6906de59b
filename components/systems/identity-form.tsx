"use client";

import { useRef, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { DropFile } from "@/components/ui/drop-file";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { IdentityPreview, IdentityRefusal } from "@/domain/systems/identity-decision";
import type { FormAction } from "@/lib/form-state";
import { IdentityComparison } from "./identity-comparison";

type Recorded = Readonly<{ modality: string; outcome: "added" | "replaced" }>;

const headBytes = 4 * 1024 * 1024;

/** Reads an identity from a DICOM file in two steps: what it says beside what is held, and then exactly that is recorded. */
export function IdentityForm({
  action,
  systemId,
}: Readonly<{ action: FormAction<Recorded, IdentityRefusal>; systemId: string }>) {
  const form = useRef<HTMLFormElement>(null);
  const [round, setRound] = useState(0);
  const { send, pending, state, refused, errorsOf } = useFormAction(action, () => setRound((n) => n + 1));
  const preview = refused !== null && "preview" in refused ? refused.preview : null;
  const done = state !== null && "done" in state ? state.done : null;
  return (
    <Form ref={form} action={send} busy={pending} className="grid gap-3">
      <input type="hidden" name="systemId" value={systemId} />
      <DropFile
        key={round}
        name="file"
        choose="Choose a DICOM file"
        accept=""
        maxMb={0}
        headBytes={headBytes}
        error={errorsOf("content")}
        onChosen={() => form.current?.requestSubmit()}
      >
        Drop a DICOM file of this system here. Only its device tags are kept: no patient data, not the file.
      </DropFile>
      {done && <Note title={recordedWords(done)} icon="check" announced />}
      {refused && !preview && <Note title={refused.sentence} announced />}
      {refused && preview && (
        <Found key={preview.planHash} preview={preview} sentence={refused.sentence} code={refused.code} />
      )}
    </Form>
  );
}

const recordedWords = ({ modality, outcome }: Recorded): string =>
  `The ${modality || "device"} identity was ${outcome === "added" ? "added" : "replaced; the former one stays in the history"}.`;

function Found({
  preview,
  sentence,
  code,
}: Readonly<{ preview: IdentityPreview; sentence: string; code: string }>) {
  const { doubts, oddities, found, outcome } = preview;
  const part = found.modality ? `${found.modality} identity` : "identity";
  return (
    <>
      <Note
        title={doubts.length > 0 ? "Is this the right system?" : sentence}
        announced
        icon={doubts.length > 0 ? "alert" : "info"}
      >
        {doubts.length > 0 && <Sentences of={doubts} />}
        {code !== "to-confirm" && doubts.length > 0 && <p>{sentence}</p>}
      </Note>
      <IdentityComparison preview={preview} />
      {oddities.length > 0 && <Sentences of={oddities} />}
      {doubts.length > 0 && (
        <Checkbox name="sure" label="This is the right system" hint="Compare the label on the device." />
      )}
      <div>
        <SubmitButton name="planHash" value={preview.planHash}>
          {outcome === "adds" ? `Add the ${part}` : `Replace the ${part}`}
        </SubmitButton>
      </div>
    </>
  );
}

function Sentences({ of }: Readonly<{ of: readonly string[] }>) {
  return (
    <ul className="grid gap-1 text-ink-2">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
