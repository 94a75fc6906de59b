import { Spread, type SpreadPart } from "@/components/ui/spread";
import type { AreaState } from "@/components/ui/textures";
import type { CountedName, StatusNumbers } from "@/domain/status/counting";
import { countedHref, type StatusScope } from "./address";
import { counted } from "./words";

// Exposed and unknown are always told, a zero of them too; the rest only where there is something.
const parts: readonly Readonly<{ name: CountedName; state: AreaState; word: string; always?: true }>[] = [
  { name: "exposed", state: "exposed", word: "exposed", always: true },
  { name: "risk-accepted", state: "risk-accepted", word: "risk accepted" },
  { name: "unknown", state: "unknown", word: "unknown", always: true },
  { name: "contained", state: "contained", word: "contained" },
  { name: "remediated", state: "remediated", word: "remediated" },
  { name: "back-in-service", state: "remediated", word: "back in service" },
  { name: "not-affected", state: "none", word: "decided not affected" },
  { name: "by-rule", state: "none", word: "not affected by rule" },
  { name: "not-looked-at", state: "none", word: "not compared yet" },
];

/** How all systems are spread over the places they can stand in. */
export function StatusSpread({ numbers, scope }: Readonly<{ numbers: StatusNumbers; scope: StatusScope }>) {
  const shown = parts
    .filter(({ name, always }) => always || numbers[name] > 0)
    .map(({ name, state, word }): SpreadPart => {
      const count = numbers[name];
      return { state, word, count, ...(count > 0 && { href: countedHref(name, scope) }) };
    });
  return <Spread label={counted(numbers.systems, "system")} parts={shown} />;
}
