import type { Role } from "@/domain/access/permissions";
import type { Case } from "./matrix";

const administrator: readonly Role[] = ["administrator"];
const coordinator: readonly Role[] = ["coordinator"];

const emptyFile = Buffer.from("site,asset_tag\n").toString("base64");

export const peopleCases: Readonly<Record<string, Case>> = {
  "add-person": {
    roles: administrator,
    input: () => ({ name: "A", email: "a@isocenter.example", phone: "" }),
  },
  "give-grant": {
    roles: administrator,
    input: ({ personId, siteId }) => ({ personId, role: "auditor", siteId }),
  },
  "end-grant": { roles: administrator, input: ({ grantId }) => ({ grantId }) },
  "disable-person": { roles: administrator, input: ({ personId }) => ({ personId }) },
  "enable-person": { roles: administrator, input: ({ personId }) => ({ personId }) },
  "make-password-link": { roles: administrator, input: ({ personId }) => ({ personId }) },
  "add-site": {
    roles: administrator,
    input: () => ({ code: "NEW", name: "New site", region: "", zone: "Europe/Berlin" }),
  },
  "set-calendar": {
    roles: administrator,
    input: ({ siteId }) => ({ siteId, workingDays: ["1", "2"], holidays: "2026-12-25", dayEnds: "17:00" }),
  },
  "add-contact": {
    roles: ["administrator", "coordinator"],
    input: ({ siteId }) => ({ siteId, name: "A", duty: "Network", phone: "1", hours: "" }),
  },
  "end-contact": { roles: ["administrator", "coordinator"], input: ({ contactId }) => ({ contactId }) },
};

export const systemCases: Readonly<Record<string, Case>> = {
  "register-system": { roles: coordinator, input: ({ siteId }) => ({ siteId, assetTag: "NEW-001" }) },
  "correct-system": {
    roles: ["coordinator", "technician"],
    input: ({ systemId }) => ({
      systemId,
      rowVersion: 1,
      state: "in-service",
      assetTag: "NM-014",
      location: "Elsewhere",
    }),
  },
  "change-systems": {
    roles: ["coordinator", "technician"],
    input: ({ systemId }) => ({ systemIds: [systemId], field: "location", value: "Elsewhere" }),
  },
  "record-identity": {
    roles: ["coordinator", "technician"],
    input: ({ systemId }) => ({ systemId, content: "" }),
  },
  "retire-system": {
    roles: coordinator,
    input: ({ systemId }) => ({ systemId, since: "2026-11-23", reason: "Sold" }),
  },
  "move-system": {
    roles: coordinator,
    input: ({ systemId, siteId }) => ({
      systemId,
      siteId,
      since: "2026-11-23",
      reason: "Lent",
      assetTag: "NM-014",
    }),
  },
  "merge-systems": {
    roles: coordinator,
    input: ({ systemId }) => ({
      keptId: systemId,
      mergedId: systemId,
      keptVersion: 1,
      mergedVersion: 1,
      reason: "Twice in the list",
      assetTag: "NM-014",
    }),
  },
  "return-system": { roles: coordinator, input: ({ systemId }) => ({ systemId, reason: "Repaired" }) },
  "import-inventory": { roles: coordinator, input: () => ({ fileName: "a.csv", content: emptyFile }) },
};

const noDraft = { draftId: "00000000-0000-4000-8000-000000000000", rowVersion: 1 };
const plainStep = {
  key: "call-the-network",
  title: "Call the network team",
  phase: "identify",
  role: "technician",
};

export const adoptionCases: Readonly<Record<string, Case>> = {
  "adopt-template": {
    roles: coordinator,
    input: ({ facts }) => ({ template: "essential", version: 2, keys: [facts.incident.key] }),
  },
};

export const templateCases: Readonly<Record<string, Case>> = {
  "start-template-draft": { roles: administrator, input: () => ({ as: "version", from: "essential" }) },
  "save-template-step": {
    roles: administrator,
    input: ({ draftId }) => ({ ...noDraft, draftId, ...plainStep }),
  },
  "move-template-step": {
    roles: administrator,
    input: ({ draftId }) => ({ ...noDraft, draftId, step: "map-exposure", way: "up" }),
  },
  "remove-template-step": {
    roles: administrator,
    input: ({ draftId }) => ({ ...noDraft, draftId, step: "map-exposure" }),
  },
  "rename-template-draft": {
    roles: administrator,
    input: ({ draftId }) => ({ ...noDraft, draftId, title: "New" }),
  },
  "publish-template": {
    roles: administrator,
    input: ({ draftId }) => ({ ...noDraft, draftId, note: "New" }),
  },
  "give-up-template-draft": { roles: administrator, input: ({ draftId }) => ({ ...noDraft, draftId }) },
};

export const drillCases: Readonly<Record<string, Case>> = {
  "start-drill": {
    roles: coordinator,
    input: ({ advisoryId, systemId }) => ({ advisoryId, name: "Autumn", systemIds: [systemId] }),
  },
  "end-drill": { roles: coordinator, input: ({ drill }) => ({ drill: drill.key }) },
  "answer-inject": {
    roles: ["coordinator", "technician", "clinical-lead"],
    input: ({ drill }) => ({ key: `${drill.key}-01`, injectId: drill.injectId, text: "We do" }),
  },
};
