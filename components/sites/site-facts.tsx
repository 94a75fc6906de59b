import { countedHref } from "@/components/status/address";
import { TextLink } from "@/components/ui/text";
import type { CountedName, StatusNumbers } from "@/domain/status/counting";

const shown: readonly Readonly<{ name: string; number: CountedName }>[] = [
  { name: "Systems", number: "systems" },
  { name: "Affected", number: "affected" },
  { name: "Exposed", number: "exposed" },
  { name: "Risk accepted", number: "risk-accepted" },
  { name: "Contained", number: "contained" },
  { name: "Unknown", number: "unknown" },
];

/** How a site stands in numbers: those of status, each with the systems it counts. */
export function siteFacts(numbers: StatusNumbers, siteCode: string) {
  return shown.map(({ name, number }) => ({
    name,
    value: (
      <TextLink
        href={countedHref(number, { advisoryId: null, siteCode })}
        aria-label={`${name}: ${numbers[number]}`}
      >
        {numbers[number]}
      </TextLink>
    ),
  }));
}
