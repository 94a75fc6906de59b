import { EvidenceLink } from "@/components/checklist/evidence-link";
import { State } from "@/components/ui/state";
import { Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { EvidenceFact } from "@/domain/checklist/facts";
import type { ReadFile } from "@/domain/incidents/port-proof-view";
import type { Proof } from "@/domain/incidents/step-history";
import { proofLabel } from "@/domain/incidents/step-words";
import { inZone } from "@/domain/incidents/told-times";
import type { PortVerdict } from "@/domain/proof/judge";
import type { ToVerify } from "@/domain/verify-queue/queue";

type Reading = Readonly<{ zone: string; naming: boolean; now: Date }>;

/** What an answer was given with, what the portal read of it port by port, and apart from it what came since. */
export function QueueProof({ item, ...reading }: Reading & Readonly<{ item: ToVerify }>) {
  const { attempt, since, read } = item;
  const shown = item.proofs.filter(
    ({ files, text, required }) =>
      files.length > 0 || text !== null || (required && attempt.outcome === "done"),
  );
  return (
    <div className="grid min-w-0 content-start gap-2">
      {shown.length === 0 ? (
        <p className="text-ink-2">No proof is asked for, and none was given.</p>
      ) : (
        <ul aria-label="Proof" className="grid gap-1.5">
          {shown.map((proof) => (
            <li key={proof.key}>
              <OneProof proof={proof} read={read} {...reading} />
            </li>
          ))}
        </ul>
      )}
      {since.length > 0 && (
        <div>
          <p className="font-medium text-ink-2">Attached after the claim</p>
          <ul aria-label="Attached after the claim">
            {since.map((file) => (
              <li key={file.id}>
                <OneFile file={file} {...reading} />
              </li>
            ))}
          </ul>
          <Meta>
            It belongs to no answer, so it proves nothing here. Whoever did the step answers it again.
          </Meta>
        </div>
      )}
    </div>
  );
}

function OneProof({
  proof: { label, files, text },
  read,
  ...reading
}: Reading & Readonly<{ proof: Proof; read: readonly ReadFile[] }>) {
  if (files.length === 0 && text === null) {
    return (
      <State icon="alert" tone="waiting">
        {proofLabel(label)}, missing
      </State>
    );
  }
  return (
    <>
      <span className="font-medium">{proofLabel(label)}</span>
      {text !== null && <span className="block whitespace-pre-line text-ink-2">{text}</span>}
      {files.map((file) => (
        <span key={file.id} className="block">
          <OneFile file={file} {...reading} />
          {read
            .filter((each) => each.file.id === file.id)
            .map((each) => (
              <Read key={file.id} read={each} {...reading} />
            ))}
        </span>
      ))}
    </>
  );
}

const OneFile = ({ file, zone, naming, now }: Reading & Readonly<{ file: EvidenceFact }>) => (
  <>
    {naming ? <EvidenceLink id={file.id} name={file.name} /> : "a file"}{" "}
    <Meta>
      {file.by.name}, <Time at={file.receivedAt} zone={zone} now={now} />
    </Meta>
  </>
);

const stateWords: Readonly<Record<NonNullable<PortVerdict["state"]>, string>> = {
  filtered: "filtered",
  closed: "closed, not filtered",
  undecided: "not shown filtered",
  open: "open",
};

/** What the portal read in one file: each port, and why the file proves nothing. */
function Read({ read: { faults, ports }, zone, now }: Reading & Readonly<{ read: ReadFile }>) {
  if (faults === null)
    return <span className="block text-ink-2">Not read by the portal: read it yourself.</span>;
  return (
    <span className="mt-0.5 block">
      {ports.length > 0 && (
        <ul aria-label="Ports" className="flex flex-wrap gap-x-4 gap-y-0.5">
          {ports.map(({ port, state }) => (
            <li key={port}>
              <State
                icon={state === "filtered" ? "check" : "alert"}
                tone={state === "filtered" ? "neutral" : "waiting"}
              >
                <span className="font-mono">{port}</span> {state === null ? "not told" : stateWords[state]}
              </State>
            </li>
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <span className="block text-ink">
          <b className="font-strong">It proves nothing.</b>{" "}
          {faults.map((fault) => inZone(fault, zone, now)).join(" ")}
        </span>
      )}
    </span>
  );
}
