import { startPortal } from "../launcher/portal.mjs";
import { step } from "../launcher/say.mjs";
import { clientJavaScript } from "./client-javascript.mjs";
import { completeSteps, underLoad } from "./load.mjs";
import { barePage, measuredPages, otherPages } from "./pages.mjs";
import { processorTime } from "./processor-time.mjs";
import { countStatements, visit } from "./statements.mjs";

/**
 * @typedef {import("./pages.mjs").Page} Page
 * @typedef {import("./report.mjs").Measured} Measured
 * @typedef {import("./report.mjs").Looked} Looked
 * @typedef {{ key: string, seen: string }} StepToRepeat
 * @typedef {object} PortalCode what the bundle of server/bench.ts exports and is used here
 * @property {{ coordinator: string, technician: string }} benchPeople
 * @property {(email: string) => Promise<string>} startSession
 * @property {() => Promise<{ extent: Record<string, number>, incident: string, advisory: string, grid: string }>} readScene
 * @property {() => Promise<{ name: string, milliseconds: number, atMost: number }[]>} timeActs
 * @property {() => Promise<{ targets: () => Promise<StepToRepeat[]>, complete: (step: StepToRepeat) => Promise<void> }>} completions
 * @typedef {{ seconds: number, connections: number, large: boolean }} How large: every page is measured alone, and nothing is changed
 * @typedef {object} On what is measured
 * @property {PortalCode} portal
 * @property {Record<string, string>} settings
 * @property {Awaited<ReturnType<typeof import("./database.mjs").startBenchDatabase>>} database
 */

const atOnce = 8;

/** @param {On} on @returns {Promise<(page: Page) => Promise<[url: string, cookie: string]>>} */
async function visitors({ portal, settings }) {
  const signedIn = async (/** @type {string} */ email) =>
    `authjs.session-token=${await portal.startSession(email)}`;
  const cookies = {
    coordinator: await signedIn(portal.benchPeople.coordinator),
    technician: await signedIn(portal.benchPeople.technician),
  };
  return async ({ path, as }) => [`${settings.APP_URL}${path}`, as ? cookies[as] : ""];
}

/** Looks at each page once: the statements it runs, its size, its scripts. One process serves, and says what it asks. @param {On} on @param {How} how */
export async function lookAt(on, { large }) {
  const { portal, settings, database } = on;
  step("Looking at each page");
  const server = await startPortal({ ...settings, WEB_WORKERS: "1" });
  const asking = await visitors(on);
  const scene = await portal.readScene();
  /** @type {Looked[]} */
  const pages = [];
  for (const page of [barePage, ...measuredPages(scene), ...otherPages(scene)]) {
    const [url, cookie] = await asking(page);
    const { given, statements } = await countStatements(database.log, () => visit(url, cookie));
    const javaScript = clientJavaScript(given);
    const html = Buffer.byteLength(given);
    pages.push({ name: page.name, statements, statementBudget: page.statements, html, javaScript });
  }
  const completion = large ? [] : await lookAtCompleting(on);
  await server.stop();
  return { extent: scene.extent, pages, completion };
}

/** The statements of one completed step. @param {On} on */
async function lookAtCompleting({ portal, database }) {
  const { complete, targets } = await portal.completions();
  const waiting = await targets();
  const { statements } = await countStatements(database.log, async () => {
    const next = waiting.pop();
    if (next) await complete(next);
  });
  return statements;
}

/**
 * Measures the pages and the completing of steps under load. The bare page comes first and last: the machine may not be as quiet
 * at the end as it was at the beginning.
 * @param {On} on @param {How} how
 * @returns {Promise<Measured[]>}
 */
export async function measure(on, { seconds, connections, large }) {
  const { portal, settings, database } = on;
  const server = await startPortal(settings);
  const asking = await visitors(on);
  const working = { portal: server.pid, database: database.pid };
  /** @type {Measured[]} */
  const measured = [];
  /** @type {Measured[]} */
  const alone = [];
  for (const page of [barePage, ...measuredPages(await portal.readScene()), barePage]) {
    step(`Measuring: ${page.name}`);
    const [url, cookie] = await asking(page);
    // Compiled and cached first; that does not count.
    await underLoad({ url, cookie, connections, seconds: 2 });
    const load = await withTimes(working, () => underLoad({ url, cookie, connections, seconds }));
    const { p50 } = await underLoad({ url, cookie, connections: 1, seconds: 2 });
    measured.push({ name: page.name, ...load, alone: p50, ratio: null });
  }
  for (const page of otherPages(await portal.readScene())) {
    step(`Measuring alone: ${page.name}`);
    const [url, cookie] = await asking(page);
    await underLoad({ url, cookie, connections: 1, seconds: 1 });
    const load = await withTimes(working, () => underLoad({ url, cookie, connections: 1, seconds: 2 }));
    alone.push({ name: `${page.name}, alone`, ...load, alone: load.load.p50, ratio: null });
  }
  if (large) {
    await server.stop();
    return [...compared(measured), ...alone];
  }
  step(`Measuring: completing steps, ${atOnce} at once on different incidents`);
  const [, cookie] = await asking(barePage);
  const form = { atOnce, seconds, portal: { url: settings.APP_URL ?? "", cookie } };
  const byForm = await withTimes(working, () => completeSteps(form));
  await server.stop();
  const throughDoor = { load: await completeSteps({ atOnce, seconds }), times: null };
  return [
    ...compared(measured),
    ...alone,
    { name: `a step through its door, ${atOnce} at once`, ...throughDoor, alone: null, ratio: null },
    { name: `a step by its form, ${atOnce} at once`, ...byForm, alone: null, ratio: null },
  ];
}

/**
 * Measures with the processor time that each answer took of the portal and of the database: it says the same on a machine that
 * is busy with other things.
 * @param {{ portal: number, database: number }} working @param {() => Promise<import("./load.mjs").Figures>} act
 */
async function withTimes(working, act) {
  const before = { portal: processorTime(working.portal), database: processorTime(working.database) };
  const load = await act();
  const each = (/** @type {"portal" | "database"} */ which) => {
    const [from, to] = [before[which], processorTime(working[which])];
    return from === null || to === null ? null : (to - from) / Math.max(1, load.count);
  };
  return { load, times: { portal: each("portal"), database: each("database") } };
}

/** @param {Measured[]} measured @returns {Measured[]} */
function compared(measured) {
  const bare = measured.filter(({ name }) => name === barePage.name);
  const mean = bare.reduce((sum, { load }) => sum + load.perSecond, 0) / bare.length;
  return measured.map((one) => ({ ...one, ratio: one.load.perSecond / mean }));
}
