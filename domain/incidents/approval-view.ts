import type { ActorHere } from "../access/permissions";
import { allowedBy, approvalInForce, changedSince } from "../checklist/approved";
import { type Case, readCase, stepOfKind, titleOf } from "../checklist/case";
import type { Approval, Facts } from "../checklist/facts";
import { blockersOf } from "../checklist/gates";
import type { Env } from "../checklist/moment";
import { preconditionsOf, type Statement } from "../checklist/preconditions";
import type { Blocker } from "../checklist/refusal";
import { peopleFor } from "../checklist/sentences";
import type { ApprovalPurpose, ApprovalSide, Step, Template } from "../checklist/template";

/** One half of an approval, and what the reader may do about it. */
export type Half = Readonly<{
  side: ApprovalSide;
  /** The signature that holds on what is shown now. */
  signed: Approval | null;
  /** The reader's role signs this half. */
  theirs: boolean;
  /** What keeps the reader from signing it. */
  barred: readonly Blocker[];
  /** Who could sign it. */
  who: readonly string[];
}>;

/** Signatures that no longer hold, on the text that was signed. */
export type VoidVersion = Readonly<{
  number: number;
  hash: string;
  signatures: readonly Approval[];
  voidedAt: Date | null;
  cause: string;
  /** Statements that were signed and are not true any more. */
  gone: readonly string[];
  /** Statements that are in their place now. */
  instead: readonly string[];
}>;

/** A two-person approval as its page shows it. */
export type ApprovalView = Readonly<{
  step: Step;
  title: string;
  /** The step that both signatures allow. */
  allows: string | null;
  version: number;
  statements: readonly (Statement & Readonly<{ changed: boolean }>)[];
  text: string;
  hash: string;
  /** What stands in the way of signing at all. */
  blockers: readonly Blocker[];
  halves: readonly Half[];
  voids: readonly VoidVersion[];
}>;

const sides: readonly ApprovalSide[] = ["clinical-lead", "coordinator"];

/** Everything about an approval of a purpose; null where the incident has none. */
export function approvalView(
  template: Template,
  facts: Facts,
  env: Env,
  purpose: ApprovalPurpose,
  here: ActorHere,
): ApprovalView | null {
  const on = readCase(template, facts, env);
  const step = stepOfKind(on, "approvals", purpose);
  if (!step) return null;
  const { statements, text } = preconditionsOf(on, purpose);
  const hash = env.hash(text);
  const texts = statements.map((statement) => statement.text);
  const signed = facts.approvals.filter((approval) => approval.purpose === purpose);
  const versions = versionsOf(signed);
  const at = versions.findIndex((version) => version.hash === hash);
  const before = versions.filter((version) => version.hash !== hash).at(-1);
  const allows = allowedBy(on, purpose);
  return {
    step,
    title: titleOf(on, step),
    allows: allows ? titleOf(on, allows) : null,
    version: at < 0 ? versions.length + 1 : at + 1,
    statements: statements.map((statement) => ({
      ...statement,
      changed: before !== undefined && !before.statements.includes(statement.text),
    })),
    text,
    hash,
    blockers: blockersOf(on, { act: "sign", step, at: env.now }),
    halves: sides.map((side) => halfOf(on, step, purpose, side, hash, here)),
    voids: versions.flatMap((version, index) => voidOf(on, version, index + 1, texts)).reverse(),
  };
}

function halfOf(
  on: Case,
  step: Step,
  purpose: ApprovalPurpose,
  side: ApprovalSide,
  hash: string,
  actor: ActorHere,
): Half {
  const signing = { purpose, side, hash, conditions: null };
  const general = new Set(blockersOf(on, { act: "sign", step, at: on.env.now }).map((each) => each.sentence));
  const blockers = blockersOf(on, { act: "sign", step, at: on.env.now, actor, signing });
  const barred = blockers.filter((blocker) => !general.has(blocker.sentence));
  const other = approvalInForce(on, purpose, side === "coordinator" ? "clinical-lead" : "coordinator");
  return {
    side,
    signed: approvalInForce(on, purpose, side),
    theirs: actor.roles.includes(side),
    barred,
    who: peopleFor(on.facts, side, other ? [other.by] : []),
  };
}

/** A signed file as a statement; its name is for those who may open it. */
const signedFile = /\bFile .*$/;

/** A statement or the cause of a void signature without the name of a file. */
export const withoutSignedFile = (text: string): string => text.replace(signedFile, "a file");

const unnamed = (approval: Approval): Approval => ({
  ...approval,
  statements: approval.statements.map(withoutSignedFile),
  voided: approval.voided && { ...approval.voided, cause: withoutSignedFile(approval.voided.cause) },
});

/** The same approval for somebody who may not open evidence. The exact text holds names, so it is left out. */
export function withoutFileNames(view: ApprovalView): ApprovalView {
  return {
    ...view,
    text: "",
    statements: view.statements.map((statement) =>
      statement.digest === undefined ? statement : { ...statement, text: "a file" },
    ),
    halves: view.halves.map((half) => ({ ...half, signed: half.signed && unnamed(half.signed) })),
    voids: view.voids.map((version) => ({
      ...version,
      signatures: version.signatures.map(unnamed),
      cause: withoutSignedFile(version.cause),
      gone: version.gone.map(withoutSignedFile),
      instead: version.instead.map(withoutSignedFile),
    })),
  };
}

type Version = Readonly<{ hash: string; statements: readonly string[]; signatures: readonly Approval[] }>;

/** The texts that were signed, in order of their first signature. */
function versionsOf(approvals: readonly Approval[]): readonly Version[] {
  const hashes = [...new Set(approvals.map((approval) => approval.preconditionHash))];
  return hashes.map((hash) => {
    const signatures = approvals.filter((approval) => approval.preconditionHash === hash);
    return { hash, signatures, statements: signatures[0]?.statements ?? [] };
  });
}

/** The signatures of a version that do not hold; one that nobody has voided yet says why by itself. */
function voidOf(on: Case, version: Version, number: number, now: readonly string[]): readonly VoidVersion[] {
  const fallen = version.signatures.flatMap((approval) => {
    const cause = approval.voided?.cause ?? changedSince(on, approval);
    return cause === null ? [] : [{ approval, cause }];
  });
  const [first] = fallen;
  if (!first) return [];
  return [
    {
      number,
      hash: version.hash,
      signatures: fallen.map((each) => each.approval),
      voidedAt: first.approval.voided?.at ?? null,
      cause: first.cause,
      gone: version.statements.filter((text) => !now.includes(text)),
      instead: now.filter((text) => !version.statements.includes(text)),
    },
  ];
}
