import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { epssBounds, readEpss } from "./read-epss";

const head = "#model_version:v2025.03.14,score_date:2025-08-25T12:00:00Z\ncve,epss,percentile\n";
const read = (text: string) => readEpss(Buffer.from(text));

describe("reading an EPSS list", () => {
  it("reads day, model and scores, packed or not", () => {
    const text = `${head}CVE-2017-0144,0.94321,0.99993\r\nCVE-2015-1635,0.94300,0.99900\n`;
    const expected = {
      ok: true,
      value: {
        modelVersion: "v2025.03.14",
        scoredOn: "2025-08-25",
        count: 2,
        scores: [
          { cve: "CVE-2017-0144", score: 0.94321, percentile: 0.99993 },
          { cve: "CVE-2015-1635", score: 0.943, percentile: 0.999 },
        ],
      },
    };
    expect(read(text)).toMatchObject(expected);
    expect(readEpss(gzipSync(text))).toMatchObject(expected);
  });

  it.each([
    ["cve,epss,percentile\nCVE-2017-0144,0.9,0.9", "not-epss"],
    ["#model_version:v1,score_date:2025-02-31\ncve,epss,percentile\nCVE-2017-0144,0.9,0.9", "not-epss"],
    [head.replace("epss,percentile", "percentile,epss"), "not-epss"],
    [head, "not-epss"],
    [`${head}CVE-2017-0144,0.9`, "row-invalid"],
    [`${head}CVE-2017-0144,1.1,0.9`, "row-invalid"],
    [`${head}CVE-2017-0144,NaN,0.9`, "row-invalid"],
    [`${head}CVE-2017-0144,0.9,0.9\nCVE-2017-0144,0.1,0.1`, "row-invalid"],
  ])("refuses what is no whole list: %s", (text, code) => {
    expect(read(text)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("names the line of each fault", () => {
    const outcome = read(`${head}CVE-2017-0144,0.9,0.9\nCVE-2017,0.9,0.9\n`);
    expect(outcome.ok ? [] : outcome.refusal.faults).toEqual([
      { path: "line 4", sentence: "This is no row of CVE, score and percentile." },
    ]);
  });

  it("stops unpacking at its bound, and refuses a broken packing", () => {
    const bomb = gzipSync(Buffer.alloc(epssBounds.unpacked + 1));
    expect(readEpss(bomb)).toMatchObject({ ok: false, refusal: { code: "too-big" } });
    const broken = gzipSync(head).subarray(0, 20);
    expect(readEpss(broken)).toMatchObject({ ok: false, refusal: { code: "not-gzip" } });
  });
});
