import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Button } from "./button";
import { RadioGroup } from "./choice";
import { SelectField, TextField } from "./field";
import { Mark, type MarkState, markWord } from "./mark";
import { Refusal } from "./note";
import { PhaseTrack } from "./phase-track";
import { Spread, spreadShares } from "./spread";
import { Cell, HeadCell, Row, RowLink, Table } from "./table";
import { Time } from "./time";

const idsIn = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
const attribute = (html: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];

describe("a field", () => {
  const html = renderToStaticMarkup(
    <TextField label="Vendor case number" name="case" hint="From the reply." error="Starts with CS-." />,
  );

  it("ties its label, its hint and its fault to its input", () => {
    const input = /<input[^>]*>/.exec(html)?.[0] ?? "";
    expect(attribute(html, "for")).toBe(attribute(input, "id"));
    const described = attribute(input, "aria-describedby")?.split(" ") ?? [];
    expect(described).toHaveLength(2);
    expect(described.every((id) => idsIn(html).has(id))).toBe(true);
    expect(attribute(input, "aria-invalid")).toBe("true");
  });

  it("is required unless it says it is optional", () => {
    expect(html).toMatch(/<input[^>]* required=""/);
    const optional = renderToStaticMarkup(<SelectField label="Site" name="site" optional />);
    expect(optional).not.toContain("required");
    expect(optional).toContain("(optional)");
  });

  it("says nothing about faults it does not have", () => {
    const calm = renderToStaticMarkup(<TextField label="Case" name="case" />);
    expect(calm).not.toMatch(/ aria-(describedby|invalid)=/);
  });
});

describe("a button that cannot be pressed", () => {
  const html = renderToStaticMarkup(
    <Button
      type="submit"
      look="primary"
      name="act"
      value="done"
      formAction="/x"
      unavailable="Needs the backup."
    >
      Done
    </Button>,
  );

  it("stays reachable, does not send the form, and has its reason beside it", () => {
    expect(html).toContain('type="button"');
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toMatch(/ disabled=|formAction|formaction|name="act"/);
    expect(idsIn(html).has(attribute(html, "aria-describedby"))).toBe(true);
    expect(html).toContain("Needs the backup.");
  });
});

describe("a choice", () => {
  it("shows an answer that cannot be taken, with the reason, and ties its fault to the group", () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        legend="Containment"
        name="option"
        defaultValue="segment"
        error="Choose one."
        choices={[
          { value: "segment", label: "Segment" },
          { value: "standalone", label: "Standalone", unavailable: "Needs a reason." },
        ]}
      />,
    );
    expect(html).toMatch(/<input[^>]*disabled=""[^>]*value="standalone"|value="standalone"[^>]*disabled=""/);
    expect(html).toContain("Needs a reason.");
    expect(idsIn(html).has(attribute(html, "aria-describedby"))).toBe(true);
  });
});

describe("a mark", () => {
  const states: readonly MarkState[] = [
    "exposed",
    "risk-accepted",
    "unknown",
    "waiting",
    "contained-segment",
    "contained-standalone",
    "remediated",
    "back-in-service",
    "not-affected",
    "cancelled",
    "withdrawn",
  ];

  it.each(states)("of %s carries a drawing and its word", (state) => {
    const html = renderToStaticMarkup(<Mark state={state} />);
    expect(html).toContain("<svg");
    expect(html).toContain(markWord(state));
  });

  it("keeps its word for assistive technology when it shows a number", () => {
    expect(renderToStaticMarkup(<Mark state="unknown" count={9} />)).toMatch(
      /9 <span class="sr-only">unknown<\/span>/,
    );
  });

  it("never calls an accepted risk contained, and hatches only what is unknown", () => {
    expect(renderToStaticMarkup(<Mark state="risk-accepted" />)).not.toContain("contained");
    for (const state of states) {
      expect(renderToStaticMarkup(<Mark state={state} />).includes("texture-unknown")).toBe(
        state === "unknown",
      );
    }
  });
});

describe("the spread", () => {
  it("keeps one among thousands in sight and fills the whole bar", () => {
    const shares = spreadShares([1, 0, 1999]);
    expect(shares[0]?.width).toBeGreaterThan(1);
    expect(shares[1]?.width).toBe(0);
    expect(shares.reduce((sum, share) => sum + share.width, 0)).toBeCloseTo(100);
    expect(shares[2]?.from).toBeCloseTo(shares[0]?.width ?? 0);
  });

  it("of nothing has no width and no part", () => {
    expect(spreadShares([0, 0])).toEqual([
      { from: 0, width: 0 },
      { from: 0, width: 0 },
    ]);
  });

  it("is said in words, with its zeros in the legend only", () => {
    const html = renderToStaticMarkup(
      <Spread
        label="Systems by state"
        parts={[
          { state: "exposed", count: 2, word: "exposed" },
          { state: "unknown", count: 0, word: "unknown" },
        ]}
      />,
    );
    expect(attribute(html, "aria-label")).toBe("Systems by state: 2 exposed");
    expect(html).toContain("unknown");
  });
});

describe("a refusal", () => {
  it("names each thing that is missing and who can supply it", () => {
    const html = renderToStaticMarkup(
      <Refusal
        title="Not yet."
        unmet={[{ missing: "Clearance", who: ["Dr. Meyer", "Dr. Adeyemi", "R. Alvarez"] }]}
      />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain("Clearance");
    expect(html).toContain("Dr. Meyer, Dr. Adeyemi or R. Alvarez can do it.");
  });
});

describe("a table", () => {
  it("says by which column and how it is sorted", () => {
    const html = renderToStaticMarkup(
      <Table
        label="Sites"
        head={
          <>
            <HeadCell sort={{ href: "/a", direction: "descending" }}>Exposed</HeadCell>
            <HeadCell sort={{ href: "/b", direction: null }}>Site</HeadCell>
          </>
        }
      >
        <Row>
          <Cell label="Exposed">1</Cell>
          <Cell inList="title">
            <RowLink href="/sites/1">North</RowLink>
          </Cell>
        </Row>
      </Table>,
    );
    expect(html.match(/aria-sort="descending"/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Sites"');
  });
});

describe("the phases", () => {
  it("mark the present one as the current step", () => {
    const html = renderToStaticMarkup(
      <PhaseTrack
        phases={[
          { key: "a", name: "Identify", done: 2, total: 2, at: "past", href: "#a" },
          { key: "b", name: "Assess", done: 1, total: 3, at: "now", href: "#b" },
        ]}
      />,
    );
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(/<a[^>]*aria-current="step"[^>]*>/.exec(html)?.[0]).toContain('href="#b"');
  });
});

describe("a time", () => {
  it("stands in the site's zone, with UTC for machines and on hover", () => {
    const html = renderToStaticMarkup(
      <Time at={new Date("2026-11-26T13:05:00Z")} zone="Europe/Berlin" show="time" />,
    );
    expect(html).toContain("14:05 CET");
    expect(attribute(html, "title")).toBe("Thu 26 Nov 2026, 13:05:00 UTC");
    expect(attribute(html, "dateTime")).toBe("2026-11-26T13:05:00.000Z");
  });
});

describe("the source of all markup", () => {
  const folders = ["../../components", "../../app"].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  );
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
      .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") })),
  );

  it("sets no style attribute, which the content security policy would refuse", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.filter(({ text }) => /\bstyle=/.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
