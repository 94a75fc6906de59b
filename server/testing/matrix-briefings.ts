import type { Case } from "./matrix";

export const briefingCases: Readonly<Record<string, Case>> = {
  "freeze-briefing": {
    roles: ["coordinator"],
    input: () => ({ name: "Board", tlp: "AMBER", note: "", advisoryId: "all" }),
  },
  "download-briefing": {
    roles: ["coordinator", "clinical-lead", "executive", "auditor"],
    input: ({ briefingKey: key }) => ({ key }),
  },
};
