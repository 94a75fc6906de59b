import type { IncidentPlace } from "@/components/incidents/place";
import { State } from "@/components/ui/state";
import { SectionHeading, Soft } from "@/components/ui/text";
import type { Proof } from "@/domain/incidents/step-history";
import { proofLabel } from "@/domain/incidents/step-words";
import { EvidenceLink } from "./evidence-link";
import { shortMoment } from "./step-row";

/** Whether something a step must have is not there yet. */
export const isLacking = ({ required, files, text, kind }: Proof): boolean =>
  required && (kind === "file" ? files.length === 0 : text === null);

/** What counts as proof of the step: got, by whom and when, or missing. */
export function ProofList({
  proofs,
  unproven,
  place,
  naming,
}: Readonly<{
  proofs: readonly Proof[];
  /** The keys of what is there and proves nothing, as the portal read it. */
  unproven: ReadonlySet<string>;
  place: IncidentPlace;
  /** The reader may open evidence, and so read what the files are called. */
  naming: boolean;
}>) {
  if (proofs.length === 0) return null;
  const got = proofs.filter(
    ({ key, files, text }) => !unproven.has(key) && (files.length > 0 || text !== null),
  ).length;
  return (
    <div>
      <SectionHeading level={3} aside={`${got} of ${proofs.length}`} className="pb-1!">
        What counts as proof
      </SectionHeading>
      <ul className="border-t">
        {proofs.map((proof) => (
          <li key={proof.key} className="grid gap-x-3 border-b py-1.5 tablet:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <ProofName proof={proof} provesNothing={unproven.has(proof.key)} />
              {proof.text !== null && <Soft className="block whitespace-pre-line">{proof.text}</Soft>}
            </div>
            <span className="text-meta text-ink-3 tablet:text-right">
              {proof.files.length > 0 && <Got proof={proof} place={place} naming={naming} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProofName({ proof, provesNothing }: Readonly<{ proof: Proof; provesNothing: boolean }>) {
  const label = proofLabel(proof.label);
  if (isLacking(proof)) {
    return (
      <State icon="clock" tone="waiting">
        <span className="font-medium text-ink">{label}</span>, missing
      </State>
    );
  }
  if (provesNothing) {
    return (
      <State icon="alert" tone="waiting">
        <span className="font-medium text-ink">{label}</span>, not shown by the file
      </State>
    );
  }
  const there = proof.files.length > 0 || proof.text !== null;
  return (
    <State icon={there ? "check" : "dash"}>
      <span className={there ? "font-medium text-ink" : "text-ink-2"}>{label}</span>
      {!there && <span className="text-ink-3">, optional</span>}
    </State>
  );
}

function Got({ proof, place, naming }: Readonly<{ proof: Proof; place: IncidentPlace; naming: boolean }>) {
  const last = proof.files.at(-1);
  if (!last) return null;
  const more = proof.files.length > 1 ? ` and ${proof.files.length - 1} more` : "";
  return (
    <>
      {naming && (
        <>
          <EvidenceLink id={last.id} name={last.name} />
          {more},{" "}
        </>
      )}
      {last.by.name}, {shortMoment(last.receivedAt, place)}
    </>
  );
}
