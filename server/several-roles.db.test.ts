import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "@/db/testing/database";
import { type Grant, type Role, roles } from "@/domain/access/permissions";
import type { Caller } from "./doors";
import { discovered } from "./testing/discovered";
import { commandsByRole, examples, questions } from "./testing/matrix";
import { northgate } from "./testing/northgate";

const { commands, queries } = discovered();
const world = await northgate(db);
const [here, there] = [world.siteId, world.person("sam").grants[0]?.siteId ?? null];

/** What a person is at Northgate, at the other site, and for all sites. */
type Held = Readonly<Record<"here" | "there" | "everywhere", Role | null>>;

const maybeRole = fc.option(fc.constantFrom(...roles), { freq: 2 });
const generated: readonly Held[] = fc.sample(
  fc.record({ here: maybeRole, there: maybeRole, everywhere: maybeRole }),
  { seed: 20_170_803, numRuns: 14 },
);
const people: readonly Held[] = [
  { here: "technician", there: null, everywhere: "executive" },
  { here: null, there: "technician", everywhere: "executive" },
  { here: "clinical-lead", there: "coordinator", everywhere: null },
  { here: "coordinator", there: "clinical-lead", everywhere: null },
  { here: "technician", there: null, everywhere: "auditor" },
  { here: null, there: "technician", everywhere: "auditor" },
  { here: null, there: "coordinator", everywhere: null },
  { here: null, there: "auditor", everywhere: null },
  ...generated,
];

function callerWith({ here: own, there: other, everywhere }: Held): Caller {
  const held: readonly (readonly [Role | null, Grant["siteId"]])[] = [
    [own, here],
    [other, there],
    [everywhere, null],
  ];
  const grants = held.flatMap(([role, siteId]): Grant[] => (role ? [{ role, siteId }] : []));
  return { ...world.person("ada"), grants };
}

/** These act on what is the organisation's: only a grant for all sites counts. */
const organisationWide = new Set([
  ..."add-person give-grant end-grant disable-person enable-person make-password-link".split(" "),
  ..."add-site import-advisory write-advisory rewrite-advisory answer-finding rule-on-product transcribe-advice".split(
    " ",
  ),
  ..."confirm-port withdraw-annotation correct-finding choose-advisory-revision load-kev-catalogue load-epss-list".split(
    " ",
  ),
  ..."add-alias end-alias add-vendor-contact end-vendor-contact set-calendar give-sha512".split(" "),
  ..."start-template-draft save-template-step move-template-step remove-template-step".split(" "),
  ..."rename-template-draft publish-template give-up-template-draft".split(" "),
]);
/** A file names its sites itself, its rows refused where they are not the caller's; a briefing is of the sites its author coordinates. */
const whereAllowed = new Set(["import-inventory", "freeze-briefing"]);

/** The roles that count at the very place a command's example acts on. */
function rolesFor(name: string, held: Held): readonly (Role | null)[] {
  if (organisationWide.has(name)) return [held.everywhere];
  const atNorthgate = [held.here, held.everywhere];
  return whereAllowed.has(name) ? [...atNorthgate, held.there] : atNorthgate;
}

async function isLetThrough(name: string, caller: Caller): Promise<boolean> {
  const undone = new Error("undone");
  let code = "";
  await db
    .transaction(async (tx) => {
      const outcome = await commands.get(name)?.(caller, examples[name]?.(world), { on: tx, now: world.now });
      code = outcome && !outcome.ok ? outcome.refusal.code : "";
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return code !== "not-found" && code !== "not-allowed";
}

const told = ({ here: own, there: other, everywhere }: Held) =>
  `${own ?? "nobody"} here, ${other ?? "nobody"} there, ${everywhere ?? "nobody"} for all`;

describe.each(people.map((held) => [told(held), held] as const))("%s", (_told, held) => {
  const caller = callerWith(held);

  test("does here exactly what the roles that cover this very site allow", async () => {
    for (const name of commands.keys()) {
      const allowed = rolesFor(name, held).some((role) => role && commandsByRole[name]?.includes(role));
      expect([name, await isLetThrough(name, caller)]).toEqual([name, allowed]);
    }
  });

  test("opens and sends files here only with a role that may at this site", async () => {
    const seen = [held.here, held.everywhere];
    const question = questions["read-upload-target"]?.(world);
    const target = await queries.get("read-upload-target")?.(caller, question, { now: world.now });
    const mayAttach = seen.some((role) => role && commandsByRole["attach-evidence"]?.includes(role));
    expect((target as { mayAttach?: boolean } | null)?.mayAttach ?? false).toBe(mayAttach);
    const listed = await queries.get("read-evidence")?.(caller, questions["read-evidence"]?.(world), {
      now: world.now,
    });
    const mayOpen = seen.some((role) => role && commandsByRole["download-evidence"]?.includes(role));
    expect(((listed as { files?: unknown } | null)?.files ?? null) !== null).toBe(mayOpen);
  });
});

const away = people.filter((held) => held.here === null && held.everywhere === null);
test.each(away.map((held) => [told(held), held] as const))(
  "%s: sees nothing of this site",
  async (_told, held) => {
    for (const [name, query] of queries) {
      const asked = query(callerWith(held), questions[name]?.(world), { now: world.now });
      const seen = JSON.stringify(await asked) ?? "";
      for (const secret of world.secrets) expect([name, seen.includes(secret)]).toEqual([name, false]);
    }
  },
);

test("the people told above are several kinds, and the lists of commands are of commands that exist", () => {
  expect(new Set(people.map(told)).size).toBeGreaterThan(15);
  for (const name of [...organisationWide, ...whereAllowed]) expect([...commands.keys()]).toContain(name);
});
