import type { ReactNode } from "react";
import { Mark, type MarkState } from "@/components/ui/mark";
import { Key } from "@/components/ui/text";
import type { StepRole } from "@/domain/checklist/template";
import type { PaperStep } from "@/domain/incidents/paper-steps";
import { classNames } from "@/lib/class-names";
import { formatInstant } from "@/lib/dates";
import type { IncidentPlace } from "./place";

/** Somebody to call: what for, who, on which number, when. */
export type Call = Readonly<{ duty: string; name: string; phone: string; hours: string }>;

export type PaperProps = Readonly<{
  place: IncidentPlace;
  system: string;
  assetTag: string;
  siteName: string;
  location: string;
  trackingId: string;
  state: MarkState;
  /** Where the system hangs, and what was decided. */
  standing: string;
  steps: readonly PaperStep[];
  calls: readonly Call[];
  /** Who may allow the connection: one of each side. */
  coordinators: readonly Call[];
  clinicalLeads: readonly Call[];
}>;

/** One incident on one sheet of A4, for a day without network, with a tag to cut out. */
export function Paper(props: PaperProps) {
  return (
    <div className="mx-auto max-w-[182mm] bg-surface text-ink shadow-float max-tablet:p-4 print:shadow-none">
      <div className="p-6 max-tablet:p-0 print:p-0">
        <PaperHead {...props} />
        <PaperSteps steps={props.steps} />
        <Calls calls={props.calls} />
        <Tag {...props} />
      </div>
    </div>
  );
}

function PaperHead({ place, system, assetTag, siteName, location, trackingId, state, standing }: PaperProps) {
  return (
    <header className="border-b-2 border-ink pb-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="font-mono text-[2em] leading-tight font-medium">{place.incident}</h1>
        <p className="font-medium">
          {system} <Key className="text-[1.15em]!">{assetTag}</Key>
        </p>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p>
          {siteName}
          {location && `, ${location}`}
        </p>
        <p>
          <Key>{trackingId}</Key>
        </p>
      </div>
      <p className="mt-1.5">
        <Mark state={state} /> {standing} As of {formatInstant(place.now, place.zone)}. What happened since is
        not on this sheet.
      </p>
    </header>
  );
}

const roles: Readonly<Record<StepRole, string>> = {
  technician: "technician",
  coordinator: "coordinator",
  "clinical-lead": "clinical lead",
};

function doersOf({ role, signedByBoth, waits, verifiedByAnother }: PaperStep): string {
  if (signedByBoth) return "both, in the portal";
  if (waits) return "a second person";
  return verifiedByAnother ? `${roles[role]}, then a second` : roles[role];
}

/** Beyond this many the lines stand closer, so that one sheet still holds them. */
const many = 24;

function PaperSteps({ steps }: Readonly<{ steps: readonly PaperStep[] }>) {
  if (steps.length === 0) return <p className="py-4">Nothing is left to do.</p>;
  return (
    <table
      aria-label="Steps that are left"
      className={classNames(
        "mt-2 w-full border-collapse leading-tight",
        steps.length > many && "text-meta leading-none",
      )}
    >
      <thead>
        <tr className="border-b border-ink text-left text-meta">
          <th className="w-6 font-medium">
            <span className="sr-only">Done</span>
          </th>
          <th className="font-medium">Left to do</th>
          <th className="w-40 pl-2 font-medium">By</th>
          <th className="w-28 pl-2 font-medium">Day and time</th>
          <th className="w-16 pl-2 font-medium">Initials</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key} className="border-b border-line-strong">
            <td className="py-0.75 align-middle">
              <span className="block size-3.5 border border-ink" />
            </td>
            <td className="py-0.75 pr-2">
              {step.onlyIf && <span className="text-ink-2">{step.onlyIf}: </span>}
              {step.title}
            </td>
            <td className="pl-2 text-meta">{doersOf(step)}</td>
            <td className="border-l border-line-strong" />
            <td className="border-l border-line-strong" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Calls({ calls }: Readonly<{ calls: readonly Call[] }>) {
  if (calls.length === 0) return null;
  return (
    <ul className="mt-2 columns-2 gap-6 text-meta leading-tight">
      {calls.map((call) => (
        <li key={`${call.duty} ${call.name}`} className="break-inside-avoid py-px">
          {call.duty}: {call.name}, <Key>{call.phone}</Key>
          {call.hours && `, ${call.hours}`}
        </li>
      ))}
    </ul>
  );
}

/** The tag on the cable. */
function Tag({ place, system, assetTag, siteName, location, coordinators, clinicalLeads }: PaperProps) {
  return (
    <section
      aria-label="Tag to cut out"
      className="mt-3 break-inside-avoid border-2 border-dashed border-ink p-3"
    >
      <p className="text-meta text-ink-2">Cut out and tie to the cable or the port.</p>
      <p className="text-center text-[2.4em] leading-none font-strong tracking-wide">DO NOT RECONNECT</p>
      <p className="mt-1.5 text-center">
        <span className="font-mono text-[1.5em] font-medium">{place.incident}</span>
        <span className="mx-2">·</span>
        {system} <Key className="text-[1.3em]!">{assetTag}</Key>
      </p>
      <p className="text-center">
        {siteName}
        {location && `, ${location}`}
      </p>
      <div className="mt-2 grid grid-cols-2 gap-4 border-t border-ink pt-1.5">
        <Allowing title="Both must allow it: a coordinator" people={coordinators} />
        <Allowing title="and a clinical lead" people={clinicalLeads} />
      </div>
    </section>
  );
}

const shown = 3;

function Allowing({ title, people }: Readonly<{ title: ReactNode; people: readonly Call[] }>) {
  return (
    <div>
      <p className="font-medium">{title}</p>
      {people.length === 0 && <p>Nobody holds this role here.</p>}
      {people.slice(0, shown).map((person) => (
        <p key={person.name}>
          {person.name}, <Key>{person.phone || "no number"}</Key>
        </p>
      ))}
    </div>
  );
}
