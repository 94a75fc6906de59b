import type { Role } from "@/domain/access/permissions";
import { wholeGrid } from "@/domain/advisory-grid/filter";
import { advisoryCases } from "./matrix-advisories";
import { briefingCases } from "./matrix-briefings";
import { evidenceCases, incidentCases, teamCases } from "./matrix-incidents";
import { adoptionCases, drillCases, peopleCases, systemCases, templateCases } from "./matrix-organisation";
import type { Northgate } from "./northgate";

/** Who may carry a command out at Northgate, and an input that is well formed there. */
export type Case = Readonly<{ roles: readonly Role[]; input: (world: Northgate) => unknown }>;

const cases: Readonly<Record<string, Case>> = {
  ...peopleCases,
  ...advisoryCases,
  ...systemCases,
  ...templateCases,
  ...adoptionCases,
  ...drillCases,
  ...briefingCases,
  ...incidentCases,
  ...teamCases,
  ...evidenceCases,
};

/** The expected outcome, written out: every command, every role. */
export const commandsByRole: Readonly<Record<string, readonly Role[]>> = Object.fromEntries(
  Object.entries(cases).map(([name, { roles }]) => [name, roles]),
);

export const examples: Readonly<Record<string, (world: Northgate) => unknown>> = Object.fromEntries(
  Object.entries(cases).map(([name, { input }]) => [name, input]),
);

const incidentFilter = {
  standing: "all",
  site: null,
  advisory: null,
  state: null,
  phase: null,
  priority: null,
  due: null,
  recheck: false,
  assigned: null,
  waiting: false,
  text: "",
  sort: "worst",
};
const systemFilter = {
  siteId: null,
  deviceClass: null,
  state: "present",
  text: "",
  duplicates: false,
  sort: "site",
};

/** What a stranger asks each query about Northgate. */
export const questions: Readonly<Record<string, (world: Northgate) => unknown>> = {
  search: ({ secrets }) => ({ text: secrets.find((text) => text.startsWith("INC-")) ?? "NM-014" }),
  "read-people": () => null,
  "read-event-log": () => ({
    filter: { type: null, from: null, to: null, incident: null, text: "" },
    after: null,
    size: 50,
  }),
  "verify-event-log": () => ({ outside: [] }),
  "read-sites": () => null,
  "read-site": () => ({ code: "NORTH" }),
  "list-notices": () => ({ after: null }),
  "list-advisories": () => ({ text: "", after: null }),
  "read-advisory": ({ advisoryId: id }) => ({ id }),
  "read-findings": ({ advisoryId: id }) => ({ id }),
  "read-catalogues": () => null,
  "read-received-document": ({ advisoryId: id }) => ({ id }),
  "read-corrected-document": ({ advisoryId: id }) => ({ id, namespace: "https://isocenter.example" }),
  "read-written-advisory": ({ advisoryId: id }) => ({ id }),
  "read-matches": ({ advisoryId: id }) => ({
    id,
    filter: { level: null, standing: null, siteId: null, text: "", all: true },
    after: null,
  }),
  "read-advisory-grid": ({ advisoryId: id }) => ({ id, filter: wholeGrid, from: 0 }),
  "list-matches-to-decide": ({ advisoryId: id }) => ({
    id,
    filter: { level: null, standing: null, siteId: null, text: "", all: true },
  }),
  "list-aliases": () => null,
  "read-revisions": ({ advisoryId: id }) => ({ id }),
  "preview-opening": ({ advisoryId }) => ({ advisoryId }),
  "list-systems": () => ({ filter: systemFilter, after: null }),
  "read-label": ({ systemId: id }) => ({ id }),
  "read-labels": () => ({ filter: systemFilter }),
  "read-selected-systems": ({ systemId }) => ({ ids: [systemId] }),
  "read-system": ({ systemId: id }) => ({ id }),
  "read-steps-here": ({ systemId: id }) => ({ id }),
  "read-system-to-correct": ({ systemId: id }) => ({ id }),
  "read-sites-to-register": () => null,
  "read-system-to-retire": ({ systemId: id }) => ({ id }),
  "read-merge": ({ systemId: id }) => ({ id, withId: id, tag: "NM-021" }),
  "read-site-answers": ({ advisoryId: id }) => ({ id }),
  "read-asks": () => null,
  "read-asked": () => ({ advisoryId: null }),
  "read-vendor-contacts": () => null,
  "list-drills": () => null,
  "read-drill": ({ drill }) => ({ key: drill.key }),
  "read-drill-report": ({ drill }) => ({ key: drill.key }),
  "read-drill-choices": ({ advisoryId }) => ({ advisoryId }),
  "read-templates": () => null,
  "preview-adoption": ({ facts }) => ({ template: "essential", key: facts.incident.key }),
  "read-template": () => ({ key: "essential", version: 1 }),
  "read-template-draft": () => ({ key: "essential" }),
  "read-status": ({ advisoryId }) => ({ advisoryId }),
  "read-counted": ({ advisoryId }) => ({
    name: "affected",
    advisoryId,
    siteCode: "NORTH",
    region: null,
    after: null,
  }),
  "read-history": () => ({ advisoryId: null, range: 14, codes: ["NORTH"] }),
  "read-past-day": () => ({ advisoryId: null, day: "2026-11-20" }),
  "list-briefings": () => null,
  "read-briefing": ({ briefingKey: key }) => ({ key }),
  "compare-briefings": ({ briefingKey: key }) => ({ key, with: null }),
  "read-last-briefing": () => ({ advisoryId: null }),
  "read-my-steps": () => ({ from: 0 }),
  "read-verify-queue": () => ({ from: 0 }),
  "read-today": () => null,
  "read-incident": ({ facts }) => ({ key: facts.incident.key }),
  "read-signer": () => null,
  "read-teamwork": ({ facts }) => ({
    key: facts.incident.key,
    step: "verify-segmentation",
    comments: { size: 10, before: null },
  }),
  "read-step-elsewhere": ({ facts }) => ({ key: facts.incident.key, step: "map-exposure" }),
  "read-why-priority": ({ facts }) => ({ key: facts.incident.key }),
  "read-staff-numbers": ({ siteId }) => ({ siteId }),
  "list-incidents": () => ({ filter: incidentFilter, after: null }),
  ...Object.fromEntries(
    [
      ...["advisories", "asks", "briefings", "drills", "event-log", "incidents", "my-steps", "people"],
      ...["sites", "status-sites", "systems", "vendor-questions", "verify-queue"],
    ].map((list) => [`take-${list}`, () => ({ standing: "all" })]),
  ),
  "read-after-action": ({ advisoryId: id }) => ({ id }),
  "read-incident-report": ({ facts }) => ({ key: facts.incident.key }),
  "read-measured": ({ advisoryId: id }) => ({
    id,
    asked: { measure: "contain", group: null, site: "NORTH" },
  }),
  ...Object.fromEntries(
    ["after-action", "after-action-rows", "after-action-rejected", "after-action-ran-out"].map((list) => [
      `take-${list}`,
      ({ advisoryId }: Northgate) => ({ advisory: advisoryId }),
    ]),
  ),
  "take-matches": ({ advisoryId }) => ({ advisory: advisoryId }),
  "take-site-answers": ({ advisoryId }) => ({ advisory: advisoryId }),
  "take-status-systems": ({ advisoryId }) => ({ advisory: advisoryId, number: "systems", site: "NORTH" }),
  "take-today": () => ({ section: "yours" }),
  "read-evidence": ({ facts }) => ({ key: facts.incident.key }),
  "read-file": ({ facts, evidenceId: id }) => ({ key: facts.incident.key, id }),
  "read-damaged": () => null,
  "read-thumb": ({ evidenceId }) => ({ id: evidenceId }),
  "read-quarantined": ({ evidenceId }) => ({ id: evidenceId }),
  "read-upload-target": ({ facts }) => ({
    key: facts.incident.key,
    stepKey: "verify-segmentation",
    requirement: null,
    supersedes: null,
  }),
};
