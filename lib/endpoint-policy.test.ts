import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "@/proxy";
import { endpointPolicy } from "./endpoint-policy";

const endpoints = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("route.ts"))
  .map(
    (path) =>
      `/api/${path
        .replaceAll("\\", "/")
        .replace(/\/route\.ts$/, "")
        .replaceAll(/\[[^\]]+\]/g, "some")}`,
  );

const policyOf = (path: string) => {
  const request = new NextRequest(`http://localhost${path}`, {
    headers: { cookie: "authjs.session-token=one" },
  });
  return proxy(request).headers.get("content-security-policy");
};

test("no endpoint is given the policy of a page, which would stand instead of its own", () => {
  expect(endpoints.length).toBeGreaterThan(10);
  expect(endpoints.map((path) => [path, policyOf(path)])).toEqual(
    endpoints.map((path) => [path, endpointPolicy]),
  );
});

test("a page is given one, with a nonce that is another each time", () => {
  const [one, two] = [policyOf("/incidents"), policyOf("/incidents")];
  expect(one).toContain("script-src 'self' 'nonce-");
  expect(one).not.toBe(two);
});

test("the proxy stands before every page, and before no upload", () => {
  const [matcher] = config.matcher;
  const stands = (path: string) => new RegExp(`^${matcher}$`).test(path);
  expect(["/incidents", "/api/lists/incidents", "/api/event-log"].map(stands)).toEqual([true, true, true]);
  expect(["/api/incidents/INC-2026-0001/evidence", "/api/systems/import"].map(stands)).toEqual([
    false,
    false,
  ]);
});
