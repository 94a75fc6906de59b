import type { ReactNode } from "react";
import { progressWords } from "@/components/checklist/step-list";
import { PageHead } from "@/components/layout/page";
import { DueText, VendorWaitText } from "@/components/priority/due-text";
import { PriorityMark } from "@/components/priority/priority-mark";
import { PriorityWhy } from "@/components/priority/priority-why";
import { Mark } from "@/components/ui/mark";
import { Facts as FactList } from "@/components/ui/panel";
import { PhaseTrack } from "@/components/ui/phase-track";
import { CellLink, Key, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Branch, Evaluation } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import { capital, networkName } from "@/domain/checklist/sentences";
import type { Remediation } from "@/domain/checklist/template";
import { type PhaseProgress, phaseNames } from "@/domain/incidents/phase-progress";
import { containmentWords } from "@/domain/incidents/record-words";
import type { Assessment } from "@/domain/priority/assess";
import type { PriorityOverride, VendorWait } from "@/domain/priority/due";
import { classNames } from "@/lib/class-names";
import { formatDay, formatDuration } from "@/lib/dates";
import type { IncidentPlace } from "./place";
import { Why } from "./why";

/** What stands around an incident: its site, its advisory, its coordinator. */
export type Around = Readonly<{
  siteName: string;
  siteCode: string;
  location: string;
  advisoryHref: string;
  trackingId: string;
  cves: readonly string[];
  highestScore: number | null;
  examsPerDay: number | null;
  coordinator: string | null;
}>;

/** How quickly it is to be acted on, and by when; null once it has ended. */
export type PriorityShown = Readonly<{
  assessed: Assessment;
  override: PriorityOverride | null;
  dueAt: Date | null;
  wait: VendorWait | null;
}>;

type IncidentHeadProps = Readonly<{
  facts: Facts;
  priority: PriorityShown | null;
  around: Around;
  evaluation: Evaluation;
  /** Since when the state holds. */
  since: Date;
  phases: readonly PhaseProgress[];
  place: IncidentPlace;
  actions: ReactNode;
  /** What a coordinator may do with the priority. */
  priorityActions: ReactNode;
  attention: ReactNode;
  /** A step is open: on phones it stands first, and the head keeps only what names the system. */
  narrowed: boolean;
}>;

/** What the incident is about, how exposed it is and why, its facts, its phases. */
export function IncidentHead(props: IncidentHeadProps) {
  const { facts, around, evaluation, since, phases, place, actions, attention, narrowed } = props;
  const { priority, priorityActions } = props;
  const onPhones = classNames(narrowed && "max-tablet:hidden");
  return (
    <PageHead
      above={
        <span className={onPhones}>
          <Key>{facts.incident.key}</Key> ·{" "}
          <CellLink href={`/sites/${around.siteCode}`}>{around.siteName}</CellLink>
          {around.location && ` · ${around.location}`}
        </span>
      }
      title={
        <span className={classNames(narrowed && "max-tablet:text-body max-tablet:font-medium")}>
          {facts.system.name} <Key className="text-ink-2">{facts.system.assetTag}</Key>
        </span>
      }
      state={<ExposureMark evaluation={evaluation} since={since} place={place} narrowed={narrowed} />}
      stateNote={
        <span className={onPhones}>
          since <Time at={since} zone={place.zone} now={place.now} />
        </span>
      }
      actions={<span className={classNames("contents", onPhones)}>{actions}</span>}
    >
      <div className={classNames("grid gap-4 pt-4", onPhones)}>
        {attention}
        <HeadFacts facts={facts} around={around} priority={priority} place={place} />
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          <Why exposure={evaluation.exposure} place={place} />
          {priority && (
            <PriorityWhy {...priority} zone={place.zone} now={place.now} actions={priorityActions} />
          )}
        </div>
        <PhaseTrack phases={phases.map((progress) => tracked(progress, evaluation.branch))} />
      </div>
      {narrowed && <div className="h-3 tablet:hidden" />}
    </PageHead>
  );
}

const unremediated: Partial<Record<Remediation, string>> = {
  "none-will-come": "no patch will come",
  withdraw: "to be withdrawn",
};

/** A phase on the track: ticked where something was done in it, and never as remediated where nothing is installed. */
function tracked(progress: PhaseProgress, { remediation }: Branch) {
  const without = progress.phase === "remediate" && remediation ? unremediated[remediation] : undefined;
  const words = without ?? (progress.asked.length === 0 ? progressWords(progress) : undefined);
  return {
    key: progress.phase,
    name: phaseNames[progress.phase],
    done: progress.done,
    total: progress.asked.length,
    at: progress.at,
    hollow: words !== undefined,
    href: `#phase-${progress.phase}`,
    ...(words !== undefined && { words }),
    ...(progress.toVerify > 0 && { remark: `${progress.toVerify} to verify` }),
  };
}

function ExposureMark({
  evaluation: { exposure },
  since,
  place,
  narrowed,
}: Pick<IncidentHeadProps, "evaluation" | "since" | "place" | "narrowed">) {
  const { value, holdsUntil } = exposure;
  const detail =
    value === "exposed"
      ? `for ${formatDuration(place.now.getTime() - since.getTime())}`
      : holdsUntil && `until ${formatDay(holdsUntil, place.zone, place.now)}`;
  const shown = { state: value, ...(detail && { detail }) };
  if (!narrowed) return <Mark {...shown} large />;
  return (
    <>
      <Mark {...shown} large className="max-tablet:hidden" />
      <Mark {...shown} className="tablet:hidden" />
    </>
  );
}

function HeadFacts({
  facts,
  around,
  priority,
  place,
}: Pick<IncidentHeadProps, "facts" | "around" | "priority" | "place">) {
  return (
    <FactList
      facts={[
        ...(priority ? priorityFacts(priority, place) : []),
        {
          name: "Advisory",
          value: (
            <TextLink href={around.advisoryHref}>
              <Key>{around.trackingId}</Key>
            </TextLink>
          ),
        },
        { name: "Vulnerabilities", value: cveWords(around.cves) },
        { name: "Highest CVSS", value: around.highestScore ?? "unknown" },
        { name: "Containment chosen", value: chosen(facts) },
        { name: "Connection", value: capital(networkName(facts.system.network.at(-1)?.state ?? "business")) },
        { name: "Exams", value: exams(facts, around.examsPerDay) },
        { name: "Coordinator", value: around.coordinator ?? "nobody yet" },
      ]}
    />
  );
}

function priorityFacts({ assessed, override, dueAt, wait }: PriorityShown, { zone, now }: IncidentPlace) {
  const shown = override?.priority ?? assessed.priority;
  const mark = <PriorityMark priority={shown} instead={override ? assessed.priority : null} />;
  return [
    { name: "Priority", value: mark },
    ...(dueAt ? [{ name: "Next due", value: <DueText at={dueAt} {...{ zone, now }} show="day" /> }] : []),
    ...(wait?.until
      ? [{ name: "Vendor", value: <VendorWaitText until={wait.until} {...{ zone, now }} /> }]
      : []),
  ];
}

const cveWords = (cves: readonly string[]): string =>
  cves.length <= 2 ? cves.join(", ") || "none named" : `${cves.length} CVEs`;

function chosen(facts: Facts): string {
  const decision = facts.decisions.at(-1);
  return decision ? capital(containmentWords[decision.option]) : "not decided yet";
}

/** The clinical lead's figure, else the inventory's; unknown stays unknown. */
function exams(facts: Facts, inInventory: number | null): string {
  const answer = facts.impactAnswers.at(-1);
  const count = answer ? answer.examsPerDay : inInventory;
  return count === null ? "unknown" : `${count} a day`;
}
