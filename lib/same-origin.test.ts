import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const portal = "https://isocenter.example";
const sent = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), portal);

describe("a request", () => {
  it.each([
    ["the browser says so", { "sec-fetch-site": "same-origin", origin: "https://anything.example" }],
    ["its Origin is the portal's address", { origin: portal, host: "10.0.0.5:3000" }],
    [
      "its Origin is the host it was sent to",
      { origin: "http://ward-server:3000", host: "ward-server:3000" },
    ],
    [
      "its Origin is the host before a proxy",
      { origin: "https://a.example", "x-forwarded-host": "a.example" },
    ],
    ["no browser's page sent it", { host: "isocenter.example" }],
  ])("is from a page of the portal when %s", (_why, headers) => {
    expect(sent(headers)).toBe(true);
  });

  it.each([
    ["the browser says so", { "sec-fetch-site": "cross-site", origin: portal }],
    ["it is from a neighbour", { "sec-fetch-site": "same-site" }],
    ["it was typed in, which no upload is", { "sec-fetch-site": "none" }],
    ["its Origin is another host", { origin: "https://evil.example", host: "isocenter.example" }],
    ["its Origin is opaque", { origin: "null", host: "isocenter.example" }],
    ["its Origin is another port", { origin: "http://localhost:4000", host: "localhost:3000" }],
  ])("is from elsewhere when %s", (_why, headers) => {
    expect(sent(headers)).toBe(false);
  });
});
