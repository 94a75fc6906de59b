import type { Role } from "@/domain/access/permissions";

/** The demo's sites: one group in two time zones. */
export const demoSites = [
  { code: "NORTH", name: "Northgate General Hospital", region: "North", zone: "Europe/Berlin" },
  { code: "STAN", name: "St. Anna Klinik", region: "North", zone: "Europe/Berlin" },
  { code: "SOUTH", name: "Southmoor Medical Center", region: "South", zone: "Europe/Berlin" },
  { code: "QUAY", name: "Quayside Infirmary", region: "South", zone: "Europe/Berlin" },
  { code: "HARB", name: "Harbour Point Hospital", region: "Coast", zone: "Europe/Berlin" },
  { code: "VALE", name: "Vale Community Hospital", region: "Coast", zone: "Europe/Berlin" },
  { code: "ELM", name: "Elmwood Medical Center", region: "North", zone: "Europe/Berlin" },
  { code: "PINE", name: "Pinecrest Hospital", region: "Overseas", zone: "America/New_York" },
  { code: "LAKE", name: "Lakeview Heart Center", region: "Overseas", zone: "America/New_York" },
  { code: "MESA", name: "Mesa Regional Hospital", region: "Overseas", zone: "America/New_York" },
] as const;
export type DemoSiteCode = (typeof demoSites)[number]["code"];

/** Whom the demo asks at the vendors; numbers and addresses are invented. */
export const demoVendorContacts = [
  {
    vendor: "Siemens Healthineers",
    name: "Customer Care Center",
    duty: "Security questions",
    phone: "0800 555 0199",
    email: "care@vendor.example",
    hours: "Mon to Fri, 8 to 18 CET",
  },
  {
    vendor: "GE HealthCare",
    name: "Remote support",
    duty: "Customer Care Center",
    phone: "0800 555 0188",
    email: "",
    hours: "day and night",
  },
] as const;

type DemoPerson = Readonly<{
  key: string;
  name: string;
  phone: string;
  /** Shown on the demo's sign-in page; people without one exist, but are not offered. */
  note: string | null;
  grants: readonly Readonly<{ role: Role; site: DemoSiteCode | "all" }>[];
}>;

/** The demo's people, all invented. The administrator comes first: everybody else is added by him. */
export const demoPeople = [
  {
    key: "nils",
    name: "Nils Brandt",
    phone: "2200",
    note: "People, sites and roles",
    grants: [{ role: "administrator", site: "all" }],
  },
  {
    key: "cora",
    name: "Cora Lindqvist",
    phone: "2110",
    note: "From the advisory to the incidents, and what waits for her",
    grants: [{ role: "coordinator", site: "all" }],
  },
  {
    key: "tess",
    name: "Tess Okafor",
    phone: "2140",
    note: "Her steps at the scanner, with what counts as proof",
    grants: [{ role: "technician", site: "NORTH" }],
  },
  {
    key: "meyer",
    name: "Dr. Anna Meyer",
    phone: "2301",
    note: "The safety questions that wait for an answer",
    grants: [
      { role: "clinical-lead", site: "NORTH" },
      { role: "clinical-lead", site: "STAN" },
      { role: "clinical-lead", site: "ELM" },
    ],
  },
  {
    key: "eve",
    name: "Eve Hartmann",
    phone: "2001",
    note: "One sentence and one page",
    grants: [{ role: "executive", site: "all" }],
  },
  {
    key: "ada",
    name: "Ada Winter",
    phone: "2450",
    note: "Everything, read-only",
    grants: [{ role: "auditor", site: "all" }],
  },
  {
    key: "sam",
    name: "Sam Petrov",
    phone: "3140",
    note: "A technician of another site, who sees nothing of Northgate",
    grants: [{ role: "technician", site: "SOUTH" }],
  },
  {
    key: "jonas",
    name: "Jonas Weber",
    phone: "2111",
    note: "The second coordinator: verifies what Cora has done",
    grants: [{ role: "coordinator", site: "all" }],
  },
  {
    key: "mia",
    name: "Mia Castellano",
    phone: "5120",
    note: "Technician at St. Anna and executive for all: sees every status, works at one site",
    grants: [
      { role: "technician", site: "STAN" },
      { role: "executive", site: "all" },
    ],
  },
  {
    key: "haas",
    name: "Dr. Lena Haas",
    phone: "3301",
    note: null,
    grants: [
      { role: "clinical-lead", site: "SOUTH" },
      { role: "clinical-lead", site: "QUAY" },
      { role: "clinical-lead", site: "HARB" },
      { role: "clinical-lead", site: "VALE" },
    ],
  },
  {
    key: "ortiz",
    name: "Dr. Rafael Ortiz",
    phone: "+1 555 0131",
    note: null,
    grants: [
      { role: "clinical-lead", site: "PINE" },
      { role: "clinical-lead", site: "LAKE" },
      { role: "clinical-lead", site: "MESA" },
    ],
  },
  {
    key: "alvarez",
    name: "Rosa Alvarez",
    phone: "+1 555 0140",
    note: null,
    grants: [
      { role: "technician", site: "LAKE" },
      { role: "technician", site: "MESA" },
      { role: "technician", site: "PINE" },
    ],
  },
  {
    key: "chen",
    name: "Ming Chen",
    phone: "4140",
    note: null,
    grants: [
      { role: "technician", site: "HARB" },
      { role: "technician", site: "ELM" },
      { role: "technician", site: "QUAY" },
      { role: "technician", site: "VALE" },
    ],
  },
  {
    key: "noor",
    name: "Noor Haddad",
    phone: "2141",
    note: null,
    grants: [{ role: "technician", site: "NORTH" }],
  },
] as const satisfies readonly DemoPerson[];
export type DemoPersonKey = (typeof demoPeople)[number]["key"];
