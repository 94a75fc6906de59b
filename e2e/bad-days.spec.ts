import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { type Completion, completionForm, doneSteps, newCompletion, tracesOf } from "./completions";
import { faultsIn, test } from "./killed";
import { aLargeFile, bytesIn, sendFile } from "./uploads";

test.describe.configure({ mode: "serial" });

test("a server killed during an upload leaves nothing attached, and the same upload works afterwards", async ({
  killable,
}) => {
  const { evidenceFolder, kill, startAgain, sql, portal } = killable;
  const incoming = path.join(evidenceFolder, "incoming");
  const file = await aLargeFile(killable);
  const before = await sql`select count(*)::int as count from evidence`;

  const cut = sendFile(killable, file, file.content.length / 2);
  await expect.poll(() => bytesIn(incoming)).toBeGreaterThan(1_000_000);
  await kill();
  expect(await cut).toBe("no answer");
  await startAgain();

  expect(await sql`select count(*)::int as count from evidence`).toEqual(before);
  expect(await sql`select 1 from blobs where sha256 = ${file.sha256}`).toHaveLength(0);
  expect(await sql`select 1 from commands where request_id = ${file.id}`).toHaveLength(0);
  expect(existsSync(file.place)).toBe(false);
  const left = readdirSync(incoming);
  expect(left).toHaveLength(1);

  // The sweep leaves alone what is younger than a day; this is made older.
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  for (const name of left) utimesSync(path.join(incoming, name), longAgo, longAgo);
  expect(await sendFile(killable, file)).toBe(201);
  await expect.poll(() => readdirSync(incoming)).toEqual([]);
  expect(await sql`select sha256 from evidence where id = ${file.id}`).toEqual([{ sha256: file.sha256 }]);
  expect(statSync(file.place).size).toBe(file.content.length);
  expect(await faultsIn(portal.databaseUrl)).toEqual([]);
});

test("an upload whose answer never came is there whole or not at all, and sent again it is there once", async ({
  killable,
}) => {
  const { evidenceFolder, kill, startAgain, sql, portal } = killable;
  const file = await aLargeFile(killable);
  const sent = sendFile(killable, file);
  // Somewhere between the last bytes and the answer.
  const incoming = path.join(evidenceFolder, "incoming");
  await expect.poll(() => existsSync(file.place) || bytesIn(incoming) > file.content.length * 0.9).toBe(true);
  await kill();
  await sent;
  await startAgain();
  const attached = await sql`select 1 from evidence where id = ${file.id}`;
  if (attached.length > 0) expect(statSync(file.place).size).toBe(file.content.length);

  expect(await sendFile(killable, file)).toBe(201);
  expect(await sql`select sha256 from evidence where id = ${file.id}`).toEqual([{ sha256: file.sha256 }]);
  expect(
    await sql`select 1 from events where subject_id = ${file.id} and type = 'evidence.received'`,
  ).toHaveLength(1);
  expect(await faultsIn(portal.databaseUrl)).toEqual([]);
});

for (const answers of [3, 10, 17]) {
  test(`a server killed with many completions under way, after ${answers}, did each whole or not at all`, async ({
    killable,
  }) => {
    const { kill, startAgain, sql, portal } = killable;
    const send = await completionForm(killable);
    const answered: Completion[] = [];
    const unanswered: Completion[] = [];

    // At each incident one completion after the other, at all incidents at once, until the server is gone.
    const work = async (key: string) => {
      for (let goesOn = true; goesOn; ) {
        const [step] = await doneSteps(sql, key);
        const completion = newCompletion(key, step?.seen ?? "");
        const outcome = await send(completion);
        expect(outcome).not.toBe("refused");
        goesOn = outcome === "done";
        (goesOn ? answered : unanswered).push(completion);
        if (answered.length === answers) await kill();
      }
    };
    const incidents = await doneSteps(sql);
    await Promise.all(incidents.map(({ key }) => work(key)));
    expect(answered.length).toBeGreaterThanOrEqual(answers);
    expect(unanswered).toHaveLength(incidents.length);
    await startAgain();

    expect(await faultsIn(portal.databaseUrl)).toEqual([]);
    for (const one of answered)
      expect(await tracesOf(sql, one)).toEqual({ attempts: 1, events: 1, requests: 1 });
    for (const one of unanswered) {
      const { attempts, ...others } = (await tracesOf(sql, one)) ?? { attempts: Number.NaN };
      expect([0, 1]).toContain(attempts);
      expect(others).toEqual({ events: attempts, requests: attempts });
    }

    // Whoever got no answer sends the same again.
    for (const one of unanswered) expect(await send(one)).toBe("done");
    for (const one of unanswered)
      expect(await tracesOf(sql, one)).toEqual({ attempts: 1, events: 1, requests: 1 });
    expect(await faultsIn(portal.databaseUrl)).toEqual([]);
  });
}

test("a wall view outlives a killed server: it says so, keeps what it shows, and comes back by itself", async ({
  killable,
}) => {
  const { context, kill, startAgain } = killable;
  const page = await context.newPage();
  await page.goto("/status/wall");
  const live = page.getByText(/^live, \d+ s old$/);
  const band = page.getByRole("region", { name: "Connection" });
  const places = page.getByRole("list", { name: "Sites, worst first" }).getByRole("listitem");
  await expect(live).toBeVisible();
  const before = await places.allInnerTexts();
  await page.evaluate(() => document.body.setAttribute("data-same", ""));
  await kill();
  await expect(band.getByRole("alert")).toHaveText("Connection lost.", { timeout: 10_000 });
  expect(await places.allInnerTexts()).toEqual(before);
  await expect(live).toBeHidden();
  await startAgain();
  await expect(live).toBeVisible();
  await expect(band).toBeHidden();
  expect(await page.evaluate(() => document.body.hasAttribute("data-same"))).toBe(true);
  await page.close();
});

test("an address that cannot be read is told so, signed in or not, and is no fault", async ({
  killable,
  request,
}) => {
  for (const place of ["/sites/%E0%A4%A", "/incidents/%ff", "/api/evidence/%c0"]) {
    for (const asked of [request, killable.context.request]) {
      const answer = await asked.get(new URL(killable.portal.url).origin + place, { maxRedirects: 0 });
      expect(answer.status(), place).toBe(400);
      expect(await answer.text()).toBe("This address cannot be read.\n");
    }
  }
});
