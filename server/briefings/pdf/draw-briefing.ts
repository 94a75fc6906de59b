import "server-only";
import { differenceWords } from "@/domain/briefings/compare";
import type { BriefingContent } from "@/domain/briefings/content";
import { furtherSentences } from "@/domain/briefings/words";
import { fromStored } from "@/domain/history/snapshot";
import { inWords } from "@/domain/status/words";
import { formatInstant } from "@/lib/dates";
import { openPaper, type Paper, sheet } from "../../pdf/paper";
import { drawChart } from "./draw-chart";
import { drawHead, drawSite, fitting, headHeight, rowHeight } from "./draw-sites";

/** A briefing on paper: one A4 page for twelve sites, two for sixty; the same bytes whenever and wherever it is drawn. */
export async function drawBriefing(content: BriefingContent, sha256: string): Promise<Buffer> {
  const { name, by, key } = content;
  const at = new Date(content.at);
  const paper = openPaper({ title: `${name} (${key})`, author: by, key, at });
  const below = drawTop(paper, content);
  drawSites(paper, content, at, below);
  drawFeet(paper, content, sha256);
  return paper.finish();
}

const full = sheet.right - sheet.left;

function drawTop(paper: Paper, content: BriefingContent): number {
  const { root } = paper;
  const { left, top } = sheet;
  const mark = drawTlp(paper, content, top);
  const title = { x: left, width: full - mark - 16, size: 17, strong: true } as const;
  const tall = Math.min(46, paper.heightOf(content.name, title));
  paper.text(root, "H1", content.name, { ...title, y: top - 2, height: tall });
  let y = top + tall + 2;
  const advisory = content.advisory
    ? `${content.advisory.trackingId} · ${content.advisory.title}`
    : "All advisories together";
  paper.text(root, "P", advisory, { x: left, y, size: 9.5 });
  y += 14;
  const asOf = `As of ${formatInstant(new Date(content.at), content.zone)} · frozen by ${content.by} · ${content.key}`;
  paper.text(root, "P", asOf, { x: left, y, size: 9.5 });
  y += 20;
  for (const { words, size, strong, most } of paragraphs(content)) {
    const how = { x: left, size, strong, width: full };
    const height = Math.min(most, paper.heightOf(words, how));
    paper.text(root, "P", words, { ...how, y, height: height + 1 });
    y += height + 5;
  }
  paper.text(root, "H2", "Exposed and unknown, by day", { x: left, y: y + 3, size: 10.5, strong: true });
  return drawChart(paper, root, content, y + 20);
}

function drawTlp({ doc, root, text, shapes }: Paper, { tlp }: BriefingContent, y: number): number {
  const width = tlp === "AMBER+STRICT" ? 118 : 84;
  const x = sheet.right - width;
  shapes(() => doc.rect(x, y, width, 18).fill("#000"));
  text(root, "P", `TLP:${tlp}`, {
    x,
    y: y + 2.5,
    width,
    align: "center",
    size: 10,
    strong: true,
    colour: "#fff",
  });
  return width;
}

type Paragraph = Readonly<{ words: string; size: number; strong: boolean; most: number }>;

function paragraphs(content: BriefingContent): readonly Paragraph[] {
  const { all, note } = content;
  const plain = (words: string, most = 28): Paragraph => ({ words, size: 9.5, strong: false, most });
  return [
    { words: inWords(fromStored(all)), size: 12.5, strong: true, most: 52 },
    ...furtherSentences(content).map((words) => plain(words)),
    plain(sinceWords(content)),
    ...(note ? [plain(note, 66)] : []),
  ];
}

function sinceWords({ since, zone }: BriefingContent): string {
  if (since === null) return "This is the first briefing of its kind.";
  const told = since.changed.map(differenceWords).join(", ");
  return `Since ${since.key} (${formatInstant(new Date(since.at), zone)}): ${told || "no number changed"}.`;
}

function drawSites(paper: Paper, content: BriefingContent, at: Date, from: number): void {
  paper.text(paper.root, "H2", "Sites, worst first", {
    x: sheet.left,
    y: from + 4,
    size: 10.5,
    strong: true,
  });
  const table = paper.group(paper.root, "Table");
  let y = from + 22;
  let left = [...content.sites];
  for (;;) {
    drawHead(paper, table, y);
    y += headHeight + 4;
    const here = left.slice(0, Math.max(1, fitting(y, content)));
    for (const site of here) {
      drawSite(paper, table, site, at, y);
      y += rowHeight;
    }
    left = left.slice(here.length);
    if (left.length === 0) break;
    paper.doc.addPage();
    y = sheet.top;
  }
  table.end();
}

/** On each page: whose it is, who may be told, how many pages there are. */
function drawFeet({ doc, shapes }: Paper, { key, tlp }: BriefingContent, sha256: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const words = `Isocenter · ${key} · TLP:${tlp} · page ${page - start + 1} of ${count} · SHA-256 of what is frozen ${sha256.slice(0, 16)}…`;
    shapes(() => {
      doc.fontSize(7).fillColor("#000");
      doc.text(words, sheet.left, sheet.bottom, { width: full, height: 10, lineBreak: false });
    });
  }
}
