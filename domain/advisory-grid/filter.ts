import { containments, type Phase, phases, type StepRole, stepRoles } from "../checklist/template";
import { type Asked, askedFor, standings } from "../incidents/list-filter";
import { type AskedBlocker, blockerActs } from "./blockers";

export const gridSorts = ["priority", "waiting"] as const;
/** The ways of containment a grid can be asked for, and those on which nobody decided yet. */
export const branches = [...containments, "undecided"] as const;
export type AskedBranch = (typeof branches)[number];

/** What the grid of an advisory is asked for. */
export type GridFilter = AskedBlocker &
  Readonly<{
    /** open: not closed. all: closed ones too, after the open ones. */
    standing: (typeof standings)[number];
    /** The code of a site. */
    site: string | null;
    phase: Phase | null;
    overdue: boolean;
    branch: AskedBranch | null;
    /** priority: the most urgent first. waiting: what waits longest first. */
    sort: (typeof gridSorts)[number];
  }>;

export const wholeGrid: GridFilter = {
  standing: "open",
  site: null,
  phase: null,
  waits: null,
  by: null,
  overdue: false,
  branch: null,
  sort: "priority",
};

const among = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null;

/** A step and the act it lacks, as an address has them: "do.attest-clinically-safe". */
function readWaits(text: string | null): GridFilter["waits"] {
  const [, named = "", step = ""] = /^([a-z]+)\.([a-z0-9-]{1,60})$/.exec(text ?? "") ?? [];
  const act = among(blockerActs, named);
  return act && step ? { step, act } : null;
}

/** Reads a filter from an address; what cannot be read is left out, so that an old link still opens the grid. */
export function readGridFilter(asked: Asked): GridFilter {
  return {
    standing: among(standings, askedFor(asked, "standing")) ?? "open",
    site: askedFor(asked, "site"),
    phase: among(phases, askedFor(asked, "phase")),
    waits: readWaits(askedFor(asked, "waits")),
    by: among<StepRole>(stepRoles, askedFor(asked, "by")),
    overdue: askedFor(asked, "due") === "overdue",
    branch: among(branches, askedFor(asked, "branch")),
    sort: among(gridSorts, askedFor(asked, "sort")) ?? "priority",
  };
}

/** The same filter as the query of an address; what is usual is left out. */
export function gridQuery(filter: GridFilter, from = 0): string {
  const pairs: readonly (readonly [string, string | null])[] = [
    ["standing", filter.standing === "open" ? null : filter.standing],
    ["site", filter.site],
    ["phase", filter.phase],
    ["waits", filter.waits && `${filter.waits.act}.${filter.waits.step}`],
    ["by", filter.by],
    ["due", filter.overdue ? "overdue" : null],
    ["branch", filter.branch],
    ["sort", filter.sort === "priority" ? null : filter.sort],
    ["from", from > 0 ? String(from) : null],
  ];
  const kept = pairs.flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

/** Whether anything narrows the grid beyond open, closed or all. */
export const isGridNarrowed = ({ site, phase, waits, by, branch, overdue }: GridFilter): boolean =>
  [site, phase, waits, by, branch].some((each) => each !== null) || overdue;
