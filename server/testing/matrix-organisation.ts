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
  "add-contact": {
    roles: administrator,
    input: ({ siteId }) => ({ siteId, name: "A", duty: "Network", phone: "1", hours: "" }),
  },
};

export const advisoryCases: Readonly<Record<string, Case>> = {
  "import-advisory": {
    roles: coordinator,
    input: () => ({ fileName: "a.json", content: Buffer.from("{}").toString("base64") }),
  },
  "load-kev-catalogue": {
    roles: coordinator,
    input: () => ({ fileName: "kev.json", content: Buffer.from("{}").toString("base64") }),
  },
  "load-epss-list": {
    roles: coordinator,
    input: () => ({ fileName: "epss.csv", content: Buffer.from("").toString("base64") }),
  },
  "answer-finding": {
    roles: coordinator,
    input: ({ advisoryId, findingKey }) => ({ advisoryId, findingKey, answer: "confirm", reason: "" }),
  },
  "rule-on-product": {
    roles: coordinator,
    input: ({ advisoryId }) => ({ advisoryId, productKey: "x", kind: "affected", reason: "" }),
  },
  "transcribe-advice": {
    roles: coordinator,
    input: ({ advisoryId, findingKey }) => ({
      advisoryId,
      findingKey,
      text: "Advice",
      sourceTitle: "Web",
      sourceUrl: "",
    }),
  },
  "confirm-port": { roles: coordinator, input: ({ advisoryId }) => ({ advisoryId, port: "22/tcp" }) },
  "withdraw-annotation": {
    roles: coordinator,
    input: ({ advisoryId, annotationId }) => ({ advisoryId, annotationId, reason: "Wrong" }),
  },
  "choose-advisory-revision": {
    roles: coordinator,
    input: ({ advisoryId, revisionId }) => ({ advisoryId, revisionId, reason: "Newest" }),
  },
  "decide-matches": {
    roles: coordinator,
    input: ({ matchId }) => ({
      matchIds: [matchId],
      decision: "ask-vendor",
      question: "Is it?",
      vendorCase: "",
      contactId: matchId,
    }),
  },
  "add-vendor-contact": {
    roles: coordinator,
    input: () => ({ vendor: "V", name: "A", duty: "Customer Care Center", phone: "1", email: "", hours: "" }),
  },
  "end-vendor-contact": { roles: coordinator, input: ({ contactId }) => ({ contactId }) },
  "record-vendor-answer": {
    roles: coordinator,
    input: ({ decisionId }) => ({
      decisionIds: [decisionId],
      answeredOn: "2026-11-23",
      text: "Not affected",
    }),
  },
  "ask-sites": {
    roles: coordinator,
    input: ({ advisoryId, siteId }) => ({ advisoryId, siteIds: [siteId], due: "2026-11-30T16:00" }),
  },
  "answer-site-ask": {
    roles: coordinator,
    input: ({ advisoryId, siteId }) => ({ advisoryId, siteId, note: "With the vendor" }),
  },
  "open-incidents": {
    roles: coordinator,
    input: ({ advisoryId, systemId }) => ({ advisoryId, systemIds: [systemId], templateKey: "essential" }),
  },
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
