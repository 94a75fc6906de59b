import type { IncidentPlace } from "@/components/incidents/place";
import { State } from "@/components/ui/state";
import { SectionHeading, TextLink } from "@/components/ui/text";
import type { PortProofView, ReadFile } from "@/domain/incidents/port-proof-view";
import { inZone } from "@/domain/incidents/told-times";

/** Which ports a step proves filtered, of which address, and what the portal read of it in the attached files. */
export function PortProof({
  view,
  place,
  naming,
  advisoryHref,
  systemHref,
}: Readonly<{
  view: PortProofView;
  place: IncidentPlace;
  /** The reader may open evidence, and so read what the files are called. */
  naming: boolean;
  advisoryHref: string;
  systemHref: string;
}>) {
  const { confirmed, unconfirmed, addresses, portDown, after, files } = view;
  return (
    <section>
      <SectionHeading level={3}>Ports to be shown filtered</SectionHeading>
      <div className="grid gap-1.5">
        {confirmed.length > 0 ? (
          <p className="text-ink-2">
            <span className="font-mono font-medium text-ink">{confirmed.join(", ")}</span>
            {addresses.length > 0 ? (
              <>
                {" of "}
                <span className="font-mono font-medium text-ink">{addresses.join(", ")}</span>, as the{" "}
                <TextLink href={systemHref}>inventory</TextLink> says.{" "}
              </>
            ) : (
              <>
                . The <TextLink href={systemHref}>inventory</TextLink> does not say the system’s IP address.{" "}
              </>
            )}
            {portDown
              ? "The port is down, so that no scan reaches the system: attach switch and firewall extracts."
              : nmapAsked(after)}
          </p>
        ) : unconfirmed.length > 0 ? (
          <State icon="alert" tone="waiting">
            The advisory names {unconfirmed.join(", ")}, and nobody has confirmed which ports are to be
            filtered. <TextLink href={advisoryHref}>A coordinator confirms them</TextLink>.
          </State>
        ) : (
          <p className="text-ink-2">
            The advisory names no port, and none was added. The portal judges no port here: whoever verifies
            reads the file. <TextLink href={advisoryHref}>The advisory</TextLink>
          </p>
        )}
        {files.map((each) => (
          <FileRead key={each.file.id} {...each} place={place} naming={naming} ports={confirmed.length} />
        ))}
      </div>
    </section>
  );
}

const begun = {
  move: "not older than a day and begun after the move, or a firewall extract.",
  permit: "not older than a day and begun after the permit ended, or a firewall extract.",
  connection: "begun after the system was connected, and within 24 hours of it: else it counts as exposed.",
} as const;

const nmapAsked = (after: keyof typeof begun) => (
  <>
    Attach an nmap scan saved as XML (<span className="font-mono whitespace-nowrap">-Pn -oX</span>),{" "}
    {begun[after]}
  </>
);

function FileRead({
  file,
  faults,
  place,
  naming,
  ports,
}: ReadFile & Readonly<{ place: IncidentPlace; naming: boolean; ports: number }>) {
  const name = naming ? <span className="font-mono">{file.name}</span> : "A file";
  if (faults === null)
    return (
      <State icon="dash">
        {name} is not read by the portal:{" "}
        {ports > 0
          ? "whoever does the step says what it shows of each port, and so does whoever verifies."
          : "whoever verifies reads it."}
      </State>
    );
  if (faults.length === 0)
    return (
      <State icon="check">
        {name} was read: {ports === 0 ? "it is whole" : `all ${ports} ports are filtered`}.
      </State>
    );
  return (
    <State icon="alert" tone="waiting">
      <b className="font-strong">{name} proves nothing.</b>{" "}
      <span className="text-ink">{faults.map((each) => inZone(each, place.zone, place.now)).join(" ")}</span>
    </State>
  );
}
