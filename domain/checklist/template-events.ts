import type { Json } from "@/lib/canonical";

/** What is written in the event log for templates: the drafts as they grow, and the versions that came of them. */
export type TemplateEvents = Readonly<{
  "template.draft-started": Readonly<{ draft: string; key: string; title: string; basedOn: number }>;
  "template.draft-changed": Readonly<{
    draft: string;
    key: string;
    what: "step-added" | "step-changed" | "step-moved" | "step-taken-out" | "title-changed";
    step: string | null;
    before: Json;
    after: Json;
  }>;
  "template.draft-given-up": Readonly<{ draft: string; key: string }>;
  "template.published": Readonly<{
    draft: string;
    key: string;
    version: number;
    title: string;
    steps: number;
    note: string;
  }>;
}>;
