import { ButtonLink } from "@/components/ui/button";

/** The lists of what vendors and sites still owe. */
export function OwedLinks() {
  return (
    <>
      <ButtonLink href="/advisories/asked">Asked of vendors</ButtonLink>
      <ButtonLink href="/advisories/answers">Asked of sites</ButtonLink>
    </>
  );
}
