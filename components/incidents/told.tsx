import { Key, TextLink } from "@/components/ui/text";
import type { Part, Sentence } from "@/domain/incidents/telling";
import { inZone } from "@/domain/incidents/told-times";
import { type IncidentPlace, stepHref } from "./place";

function Piece({ part, place }: Readonly<{ part: Part; place: IncidentPlace }>) {
  if (typeof part === "string") return inZone(part, place.zone, place.now);
  if ("strong" in part) return <b className="font-medium text-ink">{part.strong}</b>;
  if ("code" in part) return <Key className="wrap-anywhere whitespace-normal!">{part.code}</Key>;
  return (
    <TextLink className="font-medium text-ink" href={stepHref(place.incident, part.step)}>
      {part.title}
    </TextLink>
  );
}

/** A sentence of the timeline with its names, steps and keys. */
export function Told({ sentence, place }: Readonly<{ sentence: Sentence; place: IncidentPlace }>) {
  return sentence.map((part, index) => (
    // The parts of a sentence never change their order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Piece key={index} part={part} place={place} />
  ));
}
