import { PageHead } from "@/components/layout/page";
import { State } from "@/components/ui/state";
import { Tabs } from "@/components/ui/tabs";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { released, scoreText } from "./released";

/** What the head of an advisory's pages shows. */
export type AdvisoryHeadData = Readonly<{
  id: string;
  trackingId: string;
  title: string;
  publisher: string;
  tlp: string | null;
  released: string;
  version: string;
  vulnerabilities: number;
  highest: Readonly<{ score: number; version: string }> | null;
  receivedAt: Date;
  sha512Fits: boolean | null;
  shownBecause: "only" | "chosen" | "latest" | "order-unknown";
  findings: number;
  openFindings: number;
  revisions: number;
  matches: number;
  openIncidents: number;
  /** The reader may see incidents somewhere. */
  seesIncidents: boolean;
  /** All of them, within reach; drills are left out. */
  incidents: number;
}>;

export type AdvisoryView =
  | "overview"
  | "findings"
  | "matches"
  | "incidents"
  | "answers"
  | "after-action"
  | "revisions";

/** What an advisory is, and its views. */
export function AdvisoryHead({ head, current }: Readonly<{ head: AdvisoryHeadData; current: AdvisoryView }>) {
  const base = `/advisories/${head.id}`;
  const facts = [
    { name: "Vulnerabilities", value: head.vulnerabilities },
    { name: "Highest score", value: scoreText(head.highest) },
    { name: "Version", value: head.version },
    { name: "Received", value: <Time at={head.receivedAt} zone="UTC" show="day" /> },
    { name: "SHA-512", value: <HashChecked fits={head.sha512Fits} /> },
  ];
  return (
    <PageHead
      title={head.title}
      above={
        <>
          <Key>{head.trackingId}</Key> · {head.publisher} · published {released(head.released)}
          {head.tlp && ` · TLP:${head.tlp}`}
          {head.shownBecause === "order-unknown" && " · order of revisions unknown"}
        </>
      }
      facts={facts}
    >
      <Tabs
        label="Advisory"
        className="mt-2"
        tabs={[
          { href: base, label: "Overview", current: current === "overview" },
          {
            href: `${base}/findings`,
            label: "Findings",
            count: head.findings,
            current: current === "findings",
          },
          { href: `${base}/matches`, label: "Matches", count: head.matches, current: current === "matches" },
          ...(head.seesIncidents
            ? [
                {
                  href: `${base}/incidents`,
                  label: "Incidents",
                  count: head.openIncidents,
                  current: current === "incidents",
                },
              ]
            : []),
          { href: `${base}/answers`, label: "Site answers", current: current === "answers" },
          ...(head.incidents > 0
            ? [{ href: `${base}/after-action`, label: "After action", current: current === "after-action" }]
            : []),
          {
            href: `${base}/revisions`,
            label: "Revisions",
            count: head.revisions,
            current: current === "revisions",
          },
        ]}
      />
    </PageHead>
  );
}

/** Whether the file is the publisher's, as far as a SHA-512 given along shows. */
function HashChecked({ fits }: Readonly<{ fits: boolean | null }>) {
  if (fits === null) return <span className="font-regular text-ink-2">not given</span>;
  return fits ? (
    <State icon="check">checked</State>
  ) : (
    <State icon="alert" tone="waiting">
      does not fit
    </State>
  );
}

export const advisoryCrumbs = (head: Readonly<{ id: string; trackingId: string }>, view?: string) => [
  { label: "Advisories", href: "/advisories" },
  ...(view
    ? [{ label: head.trackingId, href: `/advisories/${head.id}` }, { label: view }]
    : [{ label: head.trackingId }]),
];
