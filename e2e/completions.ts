import { randomUUID } from "node:crypto";
import type { Request } from "@playwright/test";
import type { Sql } from "postgres";
import type { Killable } from "./killed";

/** A completion of a step, as a page sends it. Its request id stands among the answers too, so that it is found again. */
export type Completion = Readonly<{ requestId: string; key: string; seen: string }>;

/** The incidents whose exposure is mapped, or one of them, each with the attempt that counts. */
export async function doneSteps(sql: Sql, key: string | null = null) {
  return sql<{ key: string; seen: string }[]>`
    select i.key, a.id as seen from incidents i
    join step_now step on step.incident_id = i.id and step.step_key = 'map-exposure' and step.counts
    join step_attempts a on a.incident_id = i.id and a.step_key = 'map-exposure' and a.current
    where i.closed_at is null and (${key}::text is null or i.key = ${key}) order by i.key`;
}

/** What a completion has left: attempts, entries in the chain, the note that its request was carried out. */
export async function tracesOf(sql: Sql, { requestId }: Completion) {
  const within = `%${requestId}%`;
  const [row] = await sql<{ attempts: number; events: number; requests: number }[]>`
    select (select count(*)::int from step_attempts where answers::text like ${within}) as attempts,
      (select count(*)::int from events where type = 'step.completed' and payload like ${within}) as events,
      (select count(*)::int from commands where request_id = ${requestId}) as requests`;
  return row;
}

const marker = "sw 14/39";

/** Fills the form of a step in as a person does and keeps what the page would send; others are sent after its pattern. */
export async function completionForm({ context, portal, cookie, sql }: Killable) {
  const pattern = (await doneSteps(sql))[0] ?? { key: "", seen: "" };
  const request = await requestOf(context, pattern.key);
  const body = request.postData() ?? "";
  const requestId = /name="[^"]*requestId"\s+([0-9a-f-]{36})/.exec(body)?.[1] ?? "";
  const headers = { ...request.headers(), cookie, origin: portal.url };

  return async (completion: Completion): Promise<"done" | "refused" | "no answer"> => {
    const own = body
      .replaceAll(pattern.key, completion.key)
      .replaceAll(pattern.seen, completion.seen)
      .replaceAll(requestId, completion.requestId)
      .replaceAll(marker, completion.requestId);
    const sent = { method: "POST", headers: sendable(headers), body: own };
    try {
      const answer = await fetch(`${portal.url}/incidents/${completion.key}?step=map-exposure`, sent);
      return (await answer.text()).includes('"done":') ? "done" : "refused";
    } catch {
      return "no answer";
    }
  };
}

/** What a browser writes before its headers, and what is another length for another body. */
const sendable = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(:|content-length$|host$|connection$)/.test(name)),
  );

async function requestOf(context: Killable["context"], key: string): Promise<Request> {
  const page = await context.newPage();
  await page.goto(`/incidents/${key}?step=map-exposure`);
  const step = page.getByRole("article", { name: "Map network exposure" });
  await step.getByRole("button", { name: /^Do it again/ }).click();
  await step.getByLabel("switch port, VLAN, IP").fill(marker);
  const sent = new Promise<Request>((resolve) => {
    void page.route("**/incidents/**", (route) => {
      if (route.request().method() !== "POST") return route.continue();
      resolve(route.request());
      return route.abort();
    });
  });
  await step.getByRole("button", { name: "Done again" }).click();
  const request = await sent;
  await page.close();
  return request;
}

export const newCompletion = (key: string, seen: string): Completion => ({
  requestId: randomUUID(),
  key,
  seen,
});
