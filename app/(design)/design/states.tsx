import { Levels } from "@/components/ui/levels";
import { Mark, type MarkState } from "@/components/ui/mark";
import { Spread } from "@/components/ui/spread";
import { State, Undecided } from "@/components/ui/state";
import { StepSign, type StepSignState } from "@/components/ui/step-sign";
import { Lead, Sentence, SentenceLink } from "@/components/ui/text";
import { DrillFrame, UnknownBand } from "@/components/ui/textures";
import { Specimen, Specimens } from "./sample";

const marks: readonly MarkState[] = [
  "exposed",
  "risk-accepted",
  "unknown",
  "waiting",
  "contained-segment",
  "contained-standalone",
  "remediated",
  "back-in-service",
  "not-affected",
  "cancelled",
  "withdrawn",
];

const signs: readonly StepSignState[] = [
  "open",
  "done",
  "verified",
  "waits",
  "overdue",
  "questioned",
  "locked",
  "not-applicable",
];

/** What is true now: the sentence, the marks, the signs, the spread. */
export function StateSpecimens() {
  return (
    <>
      <section>
        <Sentence>
          <SentenceLink href="/systems">7 of 62 systems</SentenceLink> are affected at 4 of 5 sites:{" "}
          <SentenceLink href="/incidents">2 are exposed</SentenceLink>,{" "}
          <SentenceLink href="/incidents">4 contained</SentenceLink>,{" "}
          <SentenceLink href="/incidents">1 remediated</SentenceLink>. One of the exposed waits for a clinical
          clearance. Quayside Infirmary has not answered for 26 h; its{" "}
          <SentenceLink href="/systems">9 systems are unknown</SentenceLink>.
        </Sentence>
        <Lead className="mt-2.5 mb-5">
          Care: <b>23 exams a day</b> are affected on 2 systems, 1 of them without an alternative. Southmoor’s
          figure is unknown.
        </Lead>
        <Spread
          label="Systems by state"
          parts={[
            { state: "exposed", count: 2, word: "exposed", href: "/incidents" },
            { state: "risk-accepted", count: 1, word: "risk accepted", href: "/incidents" },
            { state: "unknown", count: 9, word: "unknown", href: "/systems" },
            { state: "contained", count: 3, word: "contained", href: "/incidents" },
            { state: "remediated", count: 1, word: "remediated", href: "/incidents" },
            { state: "none", count: 46, word: "not affected", href: "/systems" },
          ]}
        />
      </section>
      <Specimens title="Mark">
        {marks.map((state) => (
          <Specimen key={state} of={state}>
            <Mark state={state} />
          </Specimen>
        ))}
        <Specimen of="short words">
          <span className="flex flex-wrap gap-2">
            <Mark state="contained-segment" words="short" />
            <Mark state="risk-accepted" words="short" />
            <Mark state="contained-standalone" words="short" />
          </span>
        </Specimen>
        <Specimen of="with its date">
          <Mark state="risk-accepted" detail="until Sat 12 Dec" />
        </Specimen>
        <Specimen of="a count">
          <span className="flex gap-2">
            <Mark state="exposed" count={1} />
            <Mark state="unknown" count={9} />
          </span>
        </Specimen>
        <Specimen of="large">
          <span className="flex flex-wrap gap-2">
            <Mark state="exposed" detail="for 3 d 4 h" large />
            <Mark state="unknown" large />
            <Mark state="risk-accepted" detail="until Sat 12 Dec" large />
            <Mark state="remediated" large />
          </span>
        </Specimen>
      </Specimens>
      <Specimens title="State in a line">
        <State icon="check">signed</State>
        <State icon="clock" tone="waiting">
          not signed
        </State>
        <State icon="fence" tone="contained">
          by segment
        </State>
        <State icon="check" tone="safe">
          remediated
        </State>
        <State icon="alert" tone="fault">
          No network. Kept on this device.
        </State>
        <Undecided />
        <Levels level={4} word="strong" />
        <Levels level={3} word="likely" />
        <Levels level={2} word="possible" />
        <Levels level={0} word="excluded" />
      </Specimens>
      <Specimens title="Step sign">
        {signs.map((state) => (
          <Specimen key={state} of={state}>
            <StepSign state={state} />
          </Specimen>
        ))}
      </Specimens>
      <UnknownBand>9 systems unknown: no answer</UnknownBand>
      <DrillFrame>Drill. Nothing here counts, and no one outside it is told.</DrillFrame>
    </>
  );
}
