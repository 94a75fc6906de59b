import type { MyWork } from "@/domain/my-steps/my-work";

/** A system with what it holds for the person, and where it stands. */
export type MySystem = Readonly<{
  key: string;
  siteName: string;
  zone: string;
  assetTag: string;
  systemName: string;
  location: string;
  stateSince: Date;
  work: MyWork;
}>;

/** The address of a step on its incident's page. */
export const stepHref = (incident: string, step: string): string =>
  `/incidents/${incident}?step=${encodeURIComponent(step)}#step`;

/** "Cora or Jonas"; of many, the first two. */
export function orList(names: readonly string[]): string {
  if (names.length > 2) return `${names.slice(0, 2).join(", ")} or ${names.length - 2} more`;
  return names.join(" or ");
}
