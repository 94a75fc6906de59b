import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Quote } from "@/components/ui/quote";
import { State } from "@/components/ui/state";
import { Key, Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Finding, FindingSeverity } from "@/domain/advisories/advisory";
import type { Annotation, AnsweredFinding } from "@/domain/advisories/annotation";
import { findingNames } from "@/domain/advisories/finding-names";
import { shortPaths } from "@/domain/advisories/short-paths";

const severityWords: Readonly<Record<FindingSeverity, string>> = {
  blocks: "Must be answered before incidents are opened",
  warn: "Changes how the file is read",
  note: "Worth knowing",
};

/** One finding: its effect, where it stands in the document, who answered it, and what can be done about it. */
export function FindingItem({
  answered,
  actions,
}: Readonly<{ answered: AnsweredFinding; actions?: ReactNode }>) {
  const { finding, answers, open } = answered;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>
          <Key>{finding.code}</Key> <Meta>{findingNames[finding.code]}</Meta>
        </span>
        <h2 className="min-w-0 flex-1 basis-80 font-strong text-pretty">
          <AppLink href={`#${finding.key}`} className="text-ink no-underline hover:text-accent">
            {finding.sentence}
          </AppLink>
        </h2>
        <FindingState finding={finding} open={open} />
      </div>
      <div className="mt-1.5 grid gap-2 tablet:ml-9">
        {finding.quote && <Quote source="In the document">“{finding.quote}”</Quote>}
        <Paths paths={finding.paths} />
        {once(answers).map((answer) => (
          <AnswerLine key={answer.id} answer={answer} />
        ))}
        {actions !== undefined && <div className="mt-1 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </>
  );
}

/** One version corrected for several products by one act is one line. */
const once = (answers: readonly Annotation[]): readonly Annotation[] =>
  answers.filter(
    (answer, index) =>
      answer.kind !== "version" ||
      index ===
        answers.findIndex(
          (each) =>
            each.kind === "version" &&
            each.text === answer.text &&
            each.at.getTime() === answer.at.getTime() &&
            each.by.id === answer.by.id,
        ),
  );

/** How much rests on it, which stays to be read once it is answered. */
function FindingState({ finding, open }: Readonly<{ finding: Finding; open: boolean }>) {
  const words = severityWords[finding.severity];
  if (!open) {
    return (
      <span className="flex flex-wrap items-baseline gap-x-3">
        <Meta>{words}</Meta>
        <State icon="check">answered</State>
      </span>
    );
  }
  return (
    <State
      icon={finding.severity === "note" ? "info" : "alert"}
      tone={finding.severity === "note" ? "neutral" : "waiting"}
    >
      {words}
    </State>
  );
}

/** Where in the document: one line for paths that differ only in a number. */
function Paths({ paths }: Readonly<{ paths: readonly string[] }>) {
  return (
    <p className="text-meta text-ink-3">
      {shortPaths(paths).map((path) => (
        <Key key={path} className="mr-3 whitespace-normal! break-all">
          {path}
        </Key>
      ))}
    </p>
  );
}

const answerWords: Readonly<Record<Annotation["kind"], string>> = {
  "finding-confirmed": "confirmed it",
  "finding-dismissed": "dismissed it",
  affected: "counts the product as affected",
  "not-affected": "counts the product as not affected",
  advice: "transcribed advice",
  port: "confirmed the port",
  spelling: "corrected the spelling",
  version: "corrected the versions",
  score: "corrected the score",
  withdrawn: "took it back",
};

/** Who said what about a finding or a product, when, why and from which source. */
export function AnswerLine({ answer, action }: Readonly<{ answer: Annotation; action?: ReactNode }>) {
  const { kind, by, at, text, reason, source, productKey } = answer;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <b className="font-medium">{by.name}</b> {answerWords[kind]}
          {text && (
            <>
              : “<span className="text-ink">{text}</span>”
            </>
          )}
          {(kind === "affected" || kind === "not-affected") && productKey && (
            <>
              {" "}
              <Meta>{productKey}</Meta>
            </>
          )}
          {reason && <span className="text-ink-2">. Reason: {reason}</span>}
        </p>
        <Meta>
          <Time at={at} zone="UTC" />
          {source && (
            <>, from {source.url ? <TextLink href={source.url}>{source.title}</TextLink> : source.title}</>
          )}
        </Meta>
      </div>
      {action}
    </div>
  );
}
