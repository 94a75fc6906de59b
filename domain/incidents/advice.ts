import type { StepKind } from "../checklist/template";

const network = /segment|protected .{0,20}environment|firewall|expos|internet|vpn/i;
const apart = /stand-?alone|disconnect/i;
const back = /reconnect|remediation is|patch|remote update|customer care/i;

/** What a step of a kind is about, in the words advisories use. */
const about: ReadonlyMap<StepKind, RegExp> = new Map([
  ["map", /expos|internet|firewall|port/i],
  ["impact", /impact|clinical use|patient|treatment/i],
  ["backup", /back-?ups?|back up|restor/i],
  ["decide", new RegExp(`${/segment|protected .{0,20}environment/.source}|${apart.source}`, "i")],
  ["segment", network],
  ["prove-segment", network],
  ["clearance", new RegExp(`${apart.source}|patient|treatment`, "i")],
  ["empty-queue", apart],
  ["disconnect", apart],
  ["controls", network],
  ["acceptance", /risk/i],
  ["interim-connect", back],
  ["permit", /remote update|customer care|connect to receive/i],
  ["install", back],
  ["approvals", back],
  ["reconnect", back],
]);

/** The recommendations that speak of a step's matter, in their order; null for a step on which no advisory gives advice. */
export function adviceFor<Advice extends Readonly<{ text: string }>>(
  kind: StepKind | undefined,
  advice: readonly Advice[],
): readonly Advice[] | null {
  const words = kind && about.get(kind);
  return words ? advice.filter(({ text }) => words.test(text)) : null;
}
