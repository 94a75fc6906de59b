import type { Template } from "./template";
import essentialContent from "./templates/essential.json";
import fullContent from "./templates/full.json";

// JSON widens closed sets to strings; that both files have the shape is what check-template.test.ts proves.
const asTemplate = (content: unknown): Template => content as Template;

/** Essential: what every affected system needs, for a hospital without a security department. */
export const essential: Template = asTemplate(essentialContent);
/** Full: the same gates with the records and controls of a larger organisation. */
export const full: Template = asTemplate(fullContent);
/** The templates that ship. */
export const templates: readonly Template[] = [essential, full];
