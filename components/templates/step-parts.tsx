import { Details } from "@/components/ui/details";
import { SelectField, TextField } from "@/components/ui/field";
import { type BranchCondition, branchValues } from "@/domain/checklist/template";
import type { TypedStep } from "@/domain/checklist/typed-step";
import { valueWords } from "./words";

export type OtherStep = Readonly<{ key: string; title: string }>;
type Part = Readonly<{ step: TypedStep | null; others: readonly OtherStep[] }>;

/** Steps to tick, in columns. */
export function TickList({
  legend,
  name,
  others,
  ticked,
  hint,
}: Readonly<{
  legend: string;
  name: string;
  others: readonly OtherStep[];
  ticked: readonly string[];
  hint?: string;
}>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {hint && <p className="text-meta text-ink-3">{hint}</p>}
      <div className="grid gap-x-6 tablet:grid-cols-2">
        {others.map(({ key, title }) => (
          <label key={key} className="flex min-h-control cursor-pointer items-start gap-2.5 py-1">
            <input
              type="checkbox"
              name={name}
              value={key}
              defaultChecked={ticked.includes(key)}
              className="mt-0.5 size-4 shrink-0 cursor-pointer accent-accent max-tablet:size-5 pointer-coarse:size-5"
            />
            <span className="min-w-0">{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const asked = branchValues.map((value) => ({ key: value, title: valueWords[value] }));

/** Further steps that must count first, by what was decided. */
export function AlsoRequiresFields({ step, others }: Part) {
  return (
    <div className="grid gap-4">
      {branchValues.map((value) => (
        <Details
          key={value}
          summary={`Where it is ${valueWords[value]}`}
          open={(step?.alsoRequires[value] ?? []).length > 0}
        >
          <TickList
            legend={`Also after these, where it is ${valueWords[value]}`}
            name={`also.${value}`}
            others={others}
            ticked={step?.alsoRequires[value] ?? []}
          />
        </Details>
      ))}
    </div>
  );
}

const valuesOf = (conditions: readonly BranchCondition[]): readonly string[] =>
  conditions.flatMap((condition) => Object.values(condition));

/** On which ways a step of one's own is asked for. */
export function ConditionFields({ step, others }: Part) {
  return (
    <Details
      summary="Only on some ways"
      open={step !== null && (step.onlyIf.length > 0 || step.notIf.length > 0 || step.onlyIfDone !== null)}
    >
      <div className="grid gap-4">
        <TickList
          legend="Asked for only where it is (any of)"
          name="onlyIf"
          others={asked}
          ticked={valuesOf(step?.onlyIf ?? [])}
        />
        <TickList
          legend="Never asked for where it is (any of)"
          name="notIf"
          others={asked}
          ticked={valuesOf(step?.notIf ?? [])}
        />
        <StepChoice
          label="Asked for once this was done"
          name="onlyIfDone"
          value={step?.onlyIfDone}
          others={others}
        />
        <StepChoice
          label="No longer needed once this counts"
          name="supersededBy"
          value={step?.supersededBy}
          others={others}
        />
      </div>
    </Details>
  );
}

function StepChoice({
  label,
  name,
  value,
  others,
}: Readonly<{
  label: string;
  name: string;
  value: string | null | undefined;
  others: readonly OtherStep[];
}>) {
  return (
    <SelectField label={label} name={name} optional defaultValue={value ?? ""}>
      <option value="">No step</option>
      {others.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}

/** How long records last, how soon the step is due, and how fresh another one must be. */
export function TimeFields({
  step,
  others,
  errorsOf,
}: Part & Readonly<{ errorsOf: (field: string) => string | undefined }>) {
  const due = step?.dueOffset ?? {};
  return (
    <Details
      summary="Times"
      open={step !== null && (Object.keys(due).length > 0 || step.maxDays !== null || step.fresh !== null)}
    >
      <div className="grid gap-4">
        <div className="grid gap-4 tablet:grid-cols-2">
          <TextField
            label="A clearance or acceptance lasts at most (days)"
            name="maxDays"
            optional
            inputMode="numeric"
            defaultValue={step?.maxDays ?? ""}
            error={errorsOf("maxDays")}
          />
          <TextField
            label="A permit lasts at most (hours)"
            name="maxHours"
            optional
            inputMode="numeric"
            defaultValue={step?.maxHours ?? ""}
            error={errorsOf("maxHours")}
          />
        </div>
        <p className="text-ink-2">
          Due after the phase begins, by priority: hours as PT4H, working days as P3D. Empty: as its phase.
        </p>
        <div className="grid gap-4 tablet:grid-cols-4">
          <TextField
            label="Immediate"
            name="dueImmediate"
            mono
            optional
            defaultValue={due.immediate}
            error={errorsOf("dueImmediate")}
          />
          <TextField
            label="Out of cycle"
            name="dueOutOfCycle"
            mono
            optional
            defaultValue={due["out-of-cycle"]}
            error={errorsOf("dueOutOfCycle")}
          />
          <TextField
            label="Scheduled"
            name="dueScheduled"
            mono
            optional
            defaultValue={due.scheduled}
            error={errorsOf("dueScheduled")}
          />
          <TextField
            label="Defer"
            name="dueDefer"
            mono
            optional
            defaultValue={due.defer}
            error={errorsOf("dueDefer")}
          />
        </div>
        <div className="grid gap-4 tablet:grid-cols-2">
          <StepChoice label="This must be fresh" name="freshStep" value={step?.fresh?.step} others={others} />
          <TextField
            label="Not older than (days)"
            name="freshDays"
            optional
            inputMode="numeric"
            defaultValue={step?.fresh?.days ?? ""}
            error={errorsOf("freshDays")}
          />
        </div>
      </div>
    </Details>
  );
}
