/** How the wall view looks: dark, unless its own control says light; the theme of the other pages is left alone. */
const wallThemes = ["dark", "light"] as const;
export type WallTheme = (typeof wallThemes)[number];

/** The cookie in which a browser keeps it; it holds nothing else and is no secret. */
export const wallThemeCookie = "wall-theme";

/** The theme a cookie names; anything unknown is dark. */
export function readWallTheme(value: string | undefined): WallTheme {
  return wallThemes.find((theme) => theme === value) ?? "dark";
}
