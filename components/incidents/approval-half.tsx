import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { anyOfThem, capital } from "@/domain/checklist/sentences";
import type { Half } from "@/domain/incidents/approval-view";
import { sideWords } from "@/domain/incidents/record-words";
import type { IncidentPlace } from "./place";

/** One half of an approval: who signed it and when, or who can, and why the reader cannot. */
export function ApprovalHalf({
  half,
  place,
  open,
  form,
}: Readonly<{
  half: Half;
  place: IncidentPlace;
  /** The reader can sign it now. */
  open: boolean;
  /** Where the reader signs it; null where it is not theirs. */
  form: ReactNode;
}>) {
  const { side, signed } = half;
  return (
    <Panel tone={open ? "next" : "plain"}>
      <section className="grid gap-2 px-4 py-3.5" aria-labelledby={`half-${side}`}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h2 id={`half-${side}`} className="text-lead leading-tight font-strong">
            {capital(sideWords[side])}
          </h2>
          {signed ? (
            <State icon="check">signed</State>
          ) : (
            <State icon="clock" tone="waiting">
              not signed
            </State>
          )}
        </div>
        {signed ? <Signed half={half} place={place} /> : <Open half={half} form={form} />}
      </section>
    </Panel>
  );
}

function Signed({ half: { signed }, place }: Readonly<{ half: Half; place: IncidentPlace }>) {
  return (
    signed && (
      <>
        <div>
          <p className="font-medium">{signed.by.name}</p>
          <p className="text-ink-2">
            <Time at={signed.at} zone={place.zone} now={place.now} />
          </p>
        </div>
        {signed.conditions && <p>Conditions: {signed.conditions}</p>}
        <p className="text-meta text-ink-3">
          <Key>
            {signed.preconditionHash.slice(0, 8)} … {signed.preconditionHash.slice(-8)}
          </Key>
        </p>
      </>
    )
  );
}

function Open({ half: { barred, theirs, who }, form }: Readonly<{ half: Half; form: ReactNode }>) {
  if (form) return form;
  const names = capital(anyOfThem(who));
  if (!theirs) return <p className="text-ink-2">{names} can sign this half.</p>;
  return (
    <div className="text-ink-2">
      {barred.map((blocker) => (
        <p key={blocker.sentence}>{blocker.sentence}</p>
      ))}
      {barred.length > 0 && <p>{capital(anyOfThem(barred[0]?.who ?? who))} can sign it.</p>}
    </div>
  );
}
