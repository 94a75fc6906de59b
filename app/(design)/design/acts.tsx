import { Button, ButtonLink } from "@/components/ui/button";
import { FilterChip, RemovableChip } from "@/components/ui/chip";
import { Details } from "@/components/ui/details";
import { Dialog, DismissButton } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { TextAreaField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Note, Refusal, UnmetList } from "@/components/ui/note";
import { Panel, PanelPart } from "@/components/ui/panel";
import { Quote } from "@/components/ui/quote";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { Kbd, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { now, Specimen, Specimens, zone } from "./sample";

/** What can be pressed, what refuses, and what may happen next. */
export function ActSpecimens() {
  return (
    <>
      <Specimens title="Button">
        <Specimen of="primary">
          <Button look="primary">Open 7 incidents…</Button>
        </Specimen>
        <Specimen of="busy after 300 ms, same width">
          <Button look="primary" busy>
            Open 7 incidents…
          </Button>
        </Specimen>
        <Specimen of="secondary">
          <Button>
            <Kbd>a</Kbd>Affected
          </Button>
        </Specimen>
        <Specimen of="quiet">
          <Button look="quiet">Replace</Button>
        </Specimen>
        <Specimen of="small">
          <Button size="small">Show both</Button>
        </Specimen>
        <Specimen of="link">
          <ButtonLink href="/design">
            <Icon name="print" />
            Print one page
          </ButtonLink>
        </Specimen>
        <Specimen of="large">
          <Button look="primary" size="large">
            <Icon name="camera" />
            Take a photo
          </Button>
        </Specimen>
        <Specimen of="cannot be pressed now">
          <Button unavailable="Done needs port 3465/tcp and the firewall extract.">Done</Button>
        </Specimen>
        <Specimen of="dialog, sheet, menu">
          <span className="flex flex-wrap gap-2">
            <Dialog opener="Refuse, with a reason…" title="Refuse the reconnection">
              <TextAreaField label="Why" name="reason" hint="Stays on the record." />
              <div className="mt-4 flex flex-wrap justify-end gap-2">
                <DismissButton>Keep it open</DismissButton>
                <Button look="primary">Refuse</Button>
              </div>
            </Dialog>
            <Dialog opener="Quick look" title="Symbia Intevo 16" shape="sheet">
              <p>Nuclear Medicine 2, room 1.214.</p>
            </Dialog>
            <Menu
              label="More acts"
              entries={[
                { href: "/design?print", label: "Print the paper", icon: "print" },
                {
                  href: "/design?report",
                  label: "Report a worse state",
                  icon: "alert",
                  hint: "Found connected, removed",
                },
              ]}
            />
          </span>
        </Specimen>
      </Specimens>
      <Specimens title="Chip, tabs, details">
        <RemovableChip href="/design">Undecided first</RemovableChip>
        <FilterChip href="/design" count={2}>
          Blocked
        </FilterChip>
        <FilterChip href="/design" current>
          Overdue
        </FilterChip>
        <Tabs
          label="Views of the advisory"
          tabs={[
            { href: "/design", label: "Overview", current: false },
            { href: "/design?f", label: "Findings", count: 4, current: false },
            { href: "/design?m", label: "Matches", count: 62, current: true },
            { href: "/design?i", label: "Incidents", count: 0, current: false },
            { href: "/design?r", label: "Revisions", count: 5, current: false },
          ]}
        />
        <Details summary="Why?">
          The segment is not verified, so the system counts as exposed. It changes when Cora verifies the scan
          of <Time at={now} zone={zone} show="time" />.
        </Details>
      </Specimens>
      <div className="grid gap-7 desk:grid-cols-2">
        <section>
          <SectionHeading aside={<TextLink href="/design">All 41 entries</TextLink>}>
            What may happen next
          </SectionHeading>
          <Panel tone="strong">
            <PanelPart mine>
              <div className="text-meta font-medium text-accent">You, by 16:00 CET</div>
              <div className="font-strong">Verify the segmentation</div>
              <div className="text-ink-2">2 proofs are missing.</div>
              <div className="mt-2">
                <Button look="primary">Go to the step</Button>
              </div>
            </PanelPart>
            <PanelPart>
              <div className="text-meta text-ink-3">Locked</div>
              <div className="font-strong">Reconnect</div>
              <UnmetList
                unmet={[
                  { missing: "Remediation verified", who: ["Cora"], href: "/design" },
                  { missing: "Quality control released", who: ["Dr. Meyer"] },
                ]}
              />
            </PanelPart>
          </Panel>
        </section>
        <section className="grid content-start gap-4">
          <Refusal
            announced={false}
            title="The incident cannot be closed yet. 2 steps are missing."
            unmet={[
              { missing: "Reconnect and test DICOM services", who: ["R. Alvarez", "Tess"], href: "/design" },
              { missing: "Close the incident", who: ["Cora"], href: "/design" },
            ]}
          />
          <Note
            title="Cora verified this step at 14:21 CET, while you were writing."
            action={<Button size="small">Show both</Button>}
          >
            Your text is kept below. Nothing was overwritten.
          </Note>
          <Quote source="Siemens in ICSMA-17-215-02, Mitigation. Transcribed by Cora, Fri 20 Nov.">
            “Run them in a dedicated network segment and protected IT environment.”
          </Quote>
        </section>
        <Empty
          title="No advisory yet."
          actions={
            <>
              <Button look="primary">Add an advisory</Button>
              <Button>Load the 2017 example as a drill</Button>
            </>
          }
        >
          Add one, and Isocenter shows which of your 62 systems it names.
        </Empty>
        <SkeletonRows rows={3} />
      </div>
    </>
  );
}
