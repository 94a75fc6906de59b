import { Key, TextLink } from "@/components/ui/text";
import type { Part, Sentence } from "@/domain/incidents/telling";
import { inZone } from "@/domain/incidents/told-times";
import { type IncidentPlace, stepHref } from "./place";

type Telling = Readonly<{
  place: IncidentPlace;
  /** Set where sentences of several incidents stand in one list: a link says of which it is. */
  amongOthers?: boolean;
}>;

function Piece({ part, place, amongOthers = false }: Telling & Readonly<{ part: Part }>) {
  if (typeof part === "string") return inZone(part, place.zone, place.now);
  if ("strong" in part) return <b className="font-medium text-ink">{part.strong}</b>;
  if ("code" in part) return <Key className="wrap-anywhere whitespace-normal!">{part.code}</Key>;
  return (
    <TextLink
      className="font-medium text-ink"
      href={stepHref(place.incident, part.step)}
      {...(amongOthers && { "aria-label": `${part.title}, ${place.incident}` })}
    >
      {part.title}
    </TextLink>
  );
}

/** A sentence of the timeline with its names, steps and keys. */
export function Told({ sentence, ...of }: Telling & Readonly<{ sentence: Sentence }>) {
  return sentence.map((part, index) => (
    // The parts of a sentence never change their order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Piece key={index} part={part} {...of} />
  ));
}
