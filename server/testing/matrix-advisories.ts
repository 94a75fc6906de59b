import type { Role } from "@/domain/access/permissions";
import type { Case } from "./matrix";

const coordinator: readonly Role[] = ["coordinator"];

const written = {
  title: "A letter",
  publisher: "Example vendor",
  trackingId: "LETTER-1",
  sourceUrl: "",
  publishedOn: "2026-11-20",
  tlp: "AMBER",
  vulnerabilities: [{ cve: "CVE-2026-1234", otherId: "", title: "", vector: "" }],
  products: [{ vendor: "Siemens", product: "Symbia T16", operatingSystem: "", version: "" }],
  advice: [],
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
  "write-advisory": { roles: coordinator, input: () => written },
  "rewrite-advisory": {
    roles: coordinator,
    input: ({ advisoryId, revisionId }) => {
      const { trackingId: _trackingId, ...rest } = written;
      return { ...rest, advisoryId, revisionId, reason: "Another version is affected" };
    },
  },
  "answer-finding": {
    roles: coordinator,
    input: ({ advisoryId, findingKey }) => ({ advisoryId, findingKey, answer: "confirm", reason: "" }),
  },
  "correct-finding": {
    roles: coordinator,
    input: ({ advisoryId, findingKey }) => ({
      advisoryId,
      findingKey,
      kind: "spelling",
      text: "Siemens",
      reason: "The letters are turned",
      sourceTitle: "Web",
    }),
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
  "give-sha512": {
    roles: coordinator,
    input: ({ advisoryId, revisionId }) => ({ advisoryId, revisionId, sha512: "a1".repeat(64) }),
  },
  "add-alias": {
    roles: coordinator,
    input: () => ({ kind: "vendor", text: "Nova Imaging", means: "Nova", reason: "Its letters" }),
  },
  "end-alias": { roles: coordinator, input: () => ({ aliasId: "none", reason: "Sold" }) },
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
  "end-vendor-contact": {
    roles: coordinator,
    input: ({ vendorContactId }) => ({ contactId: vendorContactId }),
  },
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
