import { Fragment, type ReactNode } from "react";
import { Lead, Sentence, SentenceLink } from "@/components/ui/text";
import type { CountedName, StatusNumbers } from "@/domain/status/counting";
import { answersHref, countedHref, type StatusScope } from "./address";
import { areOrIs, counted, listed } from "./words";

type Props = Readonly<{
  numbers: StatusNumbers;
  scope: StatusScope;
  /** How many sites there are, how many have an affected system, and how many an unknown one. */
  sites: Readonly<{ all: number; affected: number; unknown: number }>;
  /** The sites that were asked and owe an answer, by name. */
  silent: readonly string[];
}>;

type Link = (name: CountedName, words: ReactNode) => ReactNode;

const linkIn =
  (scope: StatusScope): Link =>
  (name, words) => (
    <SentenceLink key={name} href={countedHref(name, scope)}>
      {words}
    </SentenceLink>
  );

const states = [
  ["exposed", (count: number) => `${count} ${areOrIs(count)} exposed`],
  ["risk-accepted", (count: number) => `${count} at an accepted risk`],
  ["contained", (count: number) => `${count} contained`],
  ["remediated", (count: number) => `${count} remediated`],
  ["back-in-service", (count: number) => `${count} back in service`],
] as const satisfies readonly (readonly [CountedName, (count: number) => string])[];

function Affected({ numbers, sites, link }: Readonly<Props & { link: Link }>) {
  const said = states.filter(([name]) => numbers[name] > 0);
  return (
    <>
      {link("affected", numbers.affected)} of {link("systems", counted(numbers.systems, "system"))}{" "}
      {areOrIs(numbers.affected)} affected
      {sites.all > 1 && ` at ${sites.affected} of ${sites.all} sites`}:{" "}
      {said.map(([name, words], index) => (
        <Fragment key={name}>
          {listed(said, index)}
          {link(name, words(numbers[name]))}
        </Fragment>
      ))}
      .
    </>
  );
}

function Unopened({ numbers: { unopened }, link }: Readonly<Props & { link: Link }>) {
  if (unopened === 0) return null;
  return (
    <>
      {" "}
      {link("unopened", `${unopened} of the exposed`)} {unopened === 1 ? "has" : "have"} no incident yet.
    </>
  );
}

function Unknown({ numbers, sites, link }: Readonly<Props & { link: Link }>) {
  const { unknown } = numbers;
  if (unknown === 0) return null;
  const asked = numbers["vendor-asked"];
  return (
    <>
      {" "}
      {link("unknown", `${counted(unknown, "system")} ${areOrIs(unknown)} unknown`)}
      {sites.unknown > 1 && ` at ${sites.unknown} sites`}
      {asked > 0 && <>; for {link("vendor-asked", `${asked} of them`)} the vendor is asked</>}.
    </>
  );
}

function NoneAffected(props: Readonly<Props & { link: Link }>) {
  const { numbers, link } = props;
  const open = numbers["not-looked-at"];
  if (numbers.unknown > 0) {
    return (
      <>
        No system is known to be affected. <Unknown {...props} />
      </>
    );
  }
  return (
    <>
      No system is affected.{" "}
      {open > 0 ? (
        <>
          {link("not-looked-at", counted(open, "system"))} {open === 1 ? "was" : "were"} not compared with an
          advisory yet.
        </>
      ) : (
        <>All {link("systems", counted(numbers.systems, "system"))} are decided, or excluded by rule.</>
      )}
    </>
  );
}

/** The sites that owe an answer; silence is said, never left out. */
function Silent({ silent, scope: { advisoryId } }: Props) {
  if (silent.length === 0) return null;
  const named = silent.length > 3 ? [`${silent.length} sites`] : silent;
  return (
    <>
      {" "}
      {named.map((name, index) => (
        <Fragment key={name}>
          {listed(named, index)}
          <SentenceLink href={answersHref(advisoryId)}>{name}</SentenceLink>
        </Fragment>
      ))}{" "}
      {silent.length === 1 ? "has" : "have"} not answered.
    </>
  );
}

/** What is true now, in one sentence; its numbers open their rows. */
export function StatusSentence(props: Props) {
  const link = linkIn(props.scope);
  return (
    <Sentence className="print:text-title">
      {props.numbers.affected > 0 ? (
        <>
          <Affected {...props} link={link} />
          <Unopened {...props} link={link} />
          <Unknown {...props} link={link} />
        </>
      ) : (
        <NoneAffected {...props} link={link} />
      )}
      <Silent {...props} />
    </Sentence>
  );
}

/** What somebody must decide before anything else may go on. */
export function DecisionSentence({ numbers, scope }: Pick<Props, "numbers" | "scope">) {
  const waiting = numbers["decision-needed"];
  if (waiting === 0) return null;
  return (
    <Lead className="mt-1 print:text-body">
      Decisions needed:{" "}
      {linkIn(scope)(
        "decision-needed",
        `${counted(waiting, "system")} ${waiting === 1 ? "waits" : "wait"} for one`,
      )}
      .
    </Lead>
  );
}

/** What it means for patients; what nobody has said stays unknown. */
export function CareSentence({ numbers, scope }: Pick<Props, "numbers" | "scope">) {
  const [impaired, alone, unknown] = [
    numbers["care-impaired"],
    numbers["care-no-alternative"],
    numbers["care-unknown"],
  ];
  if (numbers.affected === 0 && impaired === 0) return null;
  const link = linkIn(scope);
  const exams =
    numbers.exams > 0 ? `${counted(numbers.exams, "exam")} a day ${areOrIs(numbers.exams)}` : "exams are";
  return (
    <Lead className="mt-2.5 print:mt-1 print:text-body">
      Care: {impaired === 0 && unknown === 0 && "no system is impaired."}
      {impaired > 0 && (
        <>
          {link("care-impaired", `${exams} affected on ${counted(impaired, "system")}`)}
          {alone > 0 && <>, {link("care-no-alternative", String(alone))} of them without an alternative</>}.
        </>
      )}
      {unknown > 0 && (
        <>
          {" "}
          {link("care-unknown", `${impaired > 0 ? "The" : "the"} impact of ${counted(unknown, "system")}`)} is
          unknown.
        </>
      )}
    </Lead>
  );
}
