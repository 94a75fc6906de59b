import type { ReactNode } from "react";
import { DueText } from "@/components/priority/due-text";
import { type AskAction, AskButton } from "@/components/today/ask-button";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { StepSign, type StepSignState } from "@/components/ui/step-sign";
import { Time } from "@/components/ui/time";
import { actWords } from "@/domain/my-steps/act-words";
import type { MyAct, MyLock, MyWait } from "@/domain/my-steps/my-work";
import { orList, stepHref } from "./system";

/** One row: its sign, its title and a line below; all of it opens the step, under one thumb. */
function StepRow({
  row,
  href,
  sign,
  title,
  quiet = false,
  beside,
  children,
}: Readonly<{
  /** Whether the reader can act, waits for another, or is locked out. */
  row: "act" | "wait" | "lock";
  href: string;
  sign: StepSignState;
  title: string;
  quiet?: boolean;
  /** What can be done at once, at its right end. */
  beside?: ReactNode;
  children?: ReactNode;
}>) {
  return (
    <li data-row={row} className="flex flex-wrap items-center border-t first:border-t-0">
      <AppLink
        href={href}
        className="flex min-h-14 min-w-0 flex-1 basis-64 items-center gap-3 px-3.5 py-2.5 text-ink no-underline -outline-offset-2! hover:bg-canvas"
      >
        <StepSign state={sign} />
        <span className="min-w-0 flex-1">
          <span className={quiet ? "block" : "block font-medium"}>{title}</span>
          {children !== undefined && <span className="block text-ink-2">{children}</span>}
        </span>
        <Icon name="next" className="size-4 text-ink-3" />
      </AppLink>
      {beside !== undefined && <div className="px-3.5 py-2 max-tablet:pl-11.5">{beside}</div>}
    </li>
  );
}

const signs: Readonly<Record<MyAct["act"], StepSignState>> = {
  do: "open",
  again: "waits",
  decide: "questioned",
  confirm: "questioned",
  sign: "open",
  verify: "waits",
};

/** How many files are still missing of those that count as proof. */
export function proofWords({ asked, missing }: MyAct["proofs"]): string | null {
  if (asked === 0) return null;
  if (missing === 0) return asked === 1 ? "the file is there" : `all ${asked} files are there`;
  if (asked === 1) return "1 file as proof";
  return missing === asked ? `${asked} files as proof` : `${missing} of ${asked} files missing`;
}

/** A step this person can act on. */
export function ActRow({
  act,
  incident,
  zone,
  now,
}: Readonly<{ act: MyAct; incident: string; zone: string; now: Date }>) {
  const lines = [actWords[act.act], act.note, proofWords(act.proofs)].filter((line) => line !== null);
  return (
    <StepRow row="act" href={stepHref(incident, act.step)} sign={signs[act.act]} title={act.title}>
      {lines.length > 0 ? lines.join(" · ") : undefined}
      {act.dueAt && (
        <span className="block">
          <DueText at={act.dueAt} {...{ zone, now }} />
        </span>
      )}
    </StepRow>
  );
}

/** A step this person did, and whose word it waits for. */
export function WaitRow({
  wait,
  incident,
  zone,
  now,
  about,
  ask,
}: Readonly<{ wait: MyWait; incident: string; zone: string; now: Date; about: string; ask: AskAction }>) {
  const asking = { action: ask, incident, step: wait.step, label: "Ask", about: `${wait.title}, ${about}` };
  return (
    <StepRow
      row="wait"
      href={stepHref(incident, wait.step)}
      sign="waits"
      title={wait.title}
      quiet
      beside={wait.who.length > 0 ? <AskButton {...asking} /> : undefined}
    >
      You did it <Time at={wait.since} zone={zone} now={now} show="moment" />.{" "}
      {wait.who.length > 0
        ? `${orList(wait.who)} can verify it.`
        : "Nobody at the site can verify it: ask an administrator."}
      {wait.holds > 0 && ` ${wait.holds} ${wait.holds === 1 ? "step waits" : "steps wait"} for it.`}
    </StepRow>
  );
}

/** The next step that is locked, with what unlocks it and who can. */
export function LockRow({
  lock,
  incident,
  name,
}: Readonly<{ lock: MyLock; incident: string; name: string }>) {
  const others = lock.who.includes(name) ? [] : lock.who;
  return (
    <StepRow row="lock" href={stepHref(incident, lock.step)} sign="locked" title={lock.title} quiet>
      {lock.sentence}
      {others.length > 0 && ` ${orList(others)} can do it.`}
      {lock.more > 0 && ` And ${lock.more} more.`}
    </StepRow>
  );
}
