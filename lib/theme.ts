/** How the pages look: as the reader's system says, or always light or dark. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The cookie in which a browser keeps its theme; it holds nothing else and is no secret. */
export const themeCookie = "theme";

/** The theme a cookie names; anything unknown is the system's. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
