/**
 * @typedef {object} Page
 * @property {string} name as the table says it
 * @property {string} path
 * @property {"coordinator" | "technician" | null} as who looks at it
 * @property {number} statements how many it may run at most
 */

const lists = 6;
/** How many statements an incident's page may run, and how much JavaScript any page may add to the framework's own. */
const incidentPage = 10;
export const javaScriptBudget = 60 * 1024;

/** @type {Page} */
export const barePage = { name: "bare page", path: "/bench", as: "coordinator", statements: 2 };

/**
 * The pages that are measured under load.
 * @param {{ incident: string }} scene @returns {Page[]}
 */
export const measuredPages = ({ incident }) => [
  { name: "incidents, 50 rows", path: "/incidents", as: "coordinator", statements: lists },
  { name: "one incident", path: `/incidents/${incident}`, as: "coordinator", statements: incidentPage },
  { name: "status", path: "/status", as: "coordinator", statements: lists },
];

/**
 * The pages that are only looked at.
 * @param {{ incident: string, advisory: string, grid: string }} scene @returns {Page[]}
 */
export const otherPages = ({ incident, advisory, grid }) => [
  { name: "sign-in", path: "/sign-in", as: null, statements: lists },
  {
    name: "one step",
    path: `/incidents/${incident}?step=map-exposure`,
    as: "coordinator",
    statements: incidentPage,
  },
  { name: "matches", path: `/advisories/${advisory}/matches`, as: "coordinator", statements: lists },
  { name: "grid", path: `/advisories/${grid}/incidents`, as: "coordinator", statements: lists },
  { name: "today", path: "/today", as: "coordinator", statements: lists },
  { name: "to verify", path: "/verify", as: "coordinator", statements: lists },
  { name: "my steps", path: "/my-steps", as: "technician", statements: lists },
  { name: "systems", path: "/systems", as: "coordinator", statements: lists },
  { name: "advisories", path: "/advisories", as: "coordinator", statements: lists },
];
