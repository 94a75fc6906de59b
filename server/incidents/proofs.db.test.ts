import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { events } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { receiveFile } from "../evidence/receive-file";
import { northgate } from "../testing/northgate";
import { answerImpact } from "./answer-impact";
import { completeStep } from "./complete-step";
import { planRemediation } from "./plan-remediation";
import { verifyStep } from "./verify-step";

const world = await northgate(db);
const { key, id } = world.facts.incident;
const [tess, cora, meyer] = [world.person("tess"), world.person("cora"), world.person("meyer")];
const step = "verify-segmentation";

const after = (seconds: number) => new Date(world.now.getTime() + seconds * 1000);

async function factsIn(tx: Tx) {
  const [stored] = await factsOf(tx, [id]);
  if (!stored) throw new Error("The incident is gone");
  return stored.facts;
}

/** Attaches a scan of NM-014, changed as the text of its file. */
async function attachScan(tx: Tx, second: number, change: (text: string) => string = (text) => text) {
  const ended = Math.floor(world.now.getTime() / 1000) - 60;
  const seed = (await readFile("db/seed/evidence/port-scan.xml", "utf8"))
    .replaceAll("ADDRESS", world.facts.system.addresses[0] ?? "")
    .replaceAll("BEGUN", String(ended - 12))
    .replaceAll("ENDED", String(ended));
  await attach(tx, second, "scan.xml", change(seed));
}

/** Attaches a file to the step as it arrives from a browser. */
async function attach(tx: Tx, second: number, name: string, text: string) {
  const bytes = Buffer.from(text);
  const requirement = "ports-named-by-the-advisory-after-filter";
  const about = {
    id: crypto.randomUUID(),
    key,
    name,
    stepKey: step,
    requirement,
    supersedes: null,
  };
  const arriving = {
    about,
    size: bytes.length,
    bytes: Readable.from([bytes]),
    callerAfter: async () => tess,
  };
  const outcome = await receiveFile(tess, arriving, { on: tx, now: after(second) });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

async function complete(tx: Tx, answers: Readonly<Record<string, string>> = {}): Promise<string> {
  const input = { key, step, seen: "", doneAt: "", answers, labelEnd: "" };
  const outcome = await completeStep(tess, input, { on: tx, now: after(10) });
  return outcome.ok ? "done" : outcome.refusal.code;
}

test("a scan is read as it arrives and judged where the step is done, against the advisory's ports and the inventory", () =>
  inUndone(async (tx) => {
    await attachScan(tx, 1, (text) =>
      text.replace('portid="443"><state state="filtered"', 'portid="443"><state state="open"'),
    );
    const [file] = (await factsIn(tx)).evidence.slice(-1);
    expect(file?.portReading).toMatchObject({ kind: "scan", tried: { tcp: "80,443,3465", udp: "" } });
    expect((await factsIn(tx)).ports.confirmed.toSorted()).toEqual(["3465/tcp", "443/tcp", "80/tcp"]);
    expect(await complete(tx)).toBe("ports-open");
    await attachScan(tx, 2, (text) => text.replace("</nmaprun>", ""));
    expect(await complete(tx)).toBe("scan-unreadable");
    await attachScan(tx, 3);
    expect(await complete(tx)).toBe("done");
  }));

const ports = ["80/tcp", "443/tcp", "3465/tcp"];
const read = (state: string, more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(
    ports.flatMap((port) => [
      [`port-${port}`, state],
      [`where-${port}`, "rule 9, page 2"],
    ]),
  ),
  ...more,
});

test("a file that the portal cannot read is read by its doer and by another person, each for every port", () =>
  inUndone(async (tx) => {
    await attach(tx, 1, "rules.txt", "deny tcp any any eq 80 443 3465");
    const taken = { "taken-at": after(1).toISOString() };
    expect(await complete(tx)).toBe("no-port-proof");
    expect(await complete(tx, read("unknown", taken))).toBe("no-port-proof");
    expect(await complete(tx, read("filtered", { ...taken, "where-443/tcp": " " }))).toBe("no-port-proof");
    expect(await complete(tx, read("open", taken))).toBe("ports-open");
    expect(await complete(tx, read("filtered"))).toBe("scan-outdated");
    const early = { "taken-at": after(-86_400 * 20).toISOString() };
    expect(await complete(tx, read("filtered", early))).toBe("scan-outdated");
    expect(await complete(tx, read("filtered", taken))).toBe("done");

    const attemptId = (await factsIn(tx)).attempts.findLast(({ stepKey }) => stepKey === step)?.id;
    const verify = async (answers?: Readonly<Record<string, string>>) => {
      const outcome = await verifyStep(cora, { key, attemptId, answers }, { on: tx, now: after(60) });
      return outcome.ok ? "verified" : outcome.refusal.code;
    };
    expect(await verify()).toBe("no-port-proof");
    expect(await verify(read("open"))).toBe("ports-open");
    expect((await factsIn(tx)).reviews.filter((each) => each.attemptId === attemptId)).toEqual([]);
    expect(await verify(read("filtered"))).toBe("verified");
    const stored = (await factsIn(tx)).reviews.find((each) => each.attemptId === attemptId);
    expect(stored).toMatchObject({ kind: "verified", answers: read("filtered") });
    const [told] = await tx
      .select()
      .from(events)
      .where(and(eq(events.type, "step.verified"), sql`${events.data} ->> 'attempt' = ${attemptId}`));
    expect(told?.data).toMatchObject({ attempt: attemptId, answers: read("filtered") });
  }));

test("an extract that does not say when it was taken proves nothing until its doer says it", () =>
  inUndone(async (tx) => {
    await attach(tx, 1, "rules.csv", "destination,port,action\nany,any,deny\n");
    expect((await factsIn(tx)).evidence.at(-1)?.portReading).toMatchObject({ kind: "extract", taken: null });
    expect(await complete(tx)).toBe("scan-outdated");
    expect(await complete(tx, { "taken-at": "yesterday" })).toBe("scan-outdated");
    expect(await complete(tx, { "taken-at": after(1).toISOString() })).toBe("done");
  }));

test("a plan names package and version together, and both come back", () =>
  inUndone(async (tx) => {
    const plan = { key, seen: "", remediation: "install", delivery: "on-site", vendorCase: "", reason: "" };
    const half = await planRemediation(tess, { ...plan, expectedPackage: "P" }, { on: tx, now: world.now });
    expect(half).toMatchObject({
      refusal: { code: "invalid", fields: { expectedVersion: [expect.any(String)] } },
    });
    const whole = { ...plan, expectedPackage: "P", expectedVersion: "1" };
    expect(await planRemediation(tess, whole, { on: tx, now: world.now })).toMatchObject({ ok: true });
    expect((await factsIn(tx)).plans.at(-1)?.expected).toEqual({ package: "P", version: "1" });
  }));

test("clinical answers are kept when later ones replace them; what is blank or nobody asks is unknown", () =>
  inUndone(async (tx) => {
    const answer = async (questions: Readonly<Record<string, string>>) => {
      const seen = (await factsIn(tx)).impactAnswers.at(-1)?.id ?? "";
      const care = {
        functionLevel: "fully",
        since: world.now.toISOString(),
        examsPerDay: "",
        alternative: "unknown",
      };
      const input = { key, seen, ...care, alternativeText: "", questions };
      expect(await answerImpact(meyer, input, { on: tx, now: world.now })).toMatchObject({ ok: true });
    };
    await answer({ injected: "Nobody.", booked: "  ", "not-asked": "x" });
    await answer({ booked: "Six, none urgent." });
    const told = (await factsIn(tx)).impactAnswers.map(({ questions }) => questions);
    expect(told.slice(-2)).toEqual([{ injected: "Nobody." }, { booked: "Six, none urgent." }]);
  }));

test("of files received in one millisecond the one that came last is the latest, however its id is spelled", () =>
  inUndone(async (tx) => {
    const fresh = (text: string) => text.replace("</nmaprun>", `<!-- ${crypto.randomUUID()} --></nmaprun>`);
    const open = (text: string) =>
      fresh(text).replace('portid="443"><state state="filtered"', 'portid="443"><state state="open"');
    for (let round = 0; round < 6; round++) {
      await attachScan(tx, 1, fresh);
      await attachScan(tx, 1, open);
      expect(await complete(tx)).toBe("ports-open");
    }
    await attachScan(tx, 1, fresh);
    const readings = (await factsIn(tx)).evidence
      .slice(-3)
      .map(({ portReading }) =>
        portReading?.kind === "scan" ? portReading.hosts[0]?.listed["443/tcp"] : null,
      );
    expect(readings).toEqual(["filtered", "open", "filtered"]);
    expect(await complete(tx)).toBe("done");
  }));
