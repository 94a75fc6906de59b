import type { BriefingContent } from "./content";

const systems = (count: number) => `${count} ${count === 1 ? "system" : "systems"}`;

/** What a briefing says of care, of the decisions that are needed and of the sites that have not answered, a sentence each. */
export function furtherSentences({ all, sites }: BriefingContent): readonly string[] {
  const silent = sites.filter(({ silentSince }) => silentSince !== null).map(({ name }) => name);
  const decisions = all["decision-needed"];
  return [
    careWords(all),
    ...(decisions > 0 ? [`Decisions needed: for ${systems(decisions)}.`] : []),
    ...(silent.length > 0 ? [`Not answered: ${silent.join(", ")}.`] : []),
  ];
}

function careWords({ exams, ...all }: BriefingContent["all"]): string {
  const [impaired, unknown, alone] = [all["care-impaired"], all["care-unknown"], all["care-no-alternative"]];
  if (impaired + unknown === 0) return "Care: no system is impaired.";
  const parts = [
    impaired > 0 &&
      `${exams > 0 ? `${exams} exams a day affected` : "exams affected"} on ${systems(impaired)}, ${alone} without an alternative`,
    unknown > 0 && `the impact of ${systems(unknown)} is unknown`,
  ];
  return `Care: ${parts.filter(Boolean).join("; ")}.`;
}
