import localFont from "next/font/local";

const sans = localFont({
  variable: "--font-plex-sans",
  display: "swap",
  adjustFontFallback: false,
  src: [
    {
      weight: "400",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2",
    },
    {
      weight: "500",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2",
    },
    {
      weight: "600",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2",
    },
  ],
});

// Fetched by the browser only when a name such as Łukasz needs it, because it stands second in the list of fonts.
const sansExtended = localFont({
  variable: "--font-plex-sans-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      weight: "400",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2",
    },
    {
      weight: "500",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-500-normal.woff2",
    },
    {
      weight: "600",
      path: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2",
    },
  ],
});

const mono = localFont({
  variable: "--font-plex-mono",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      weight: "400",
      path: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
    },
    {
      weight: "500",
      path: "../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2",
    },
  ],
});

/** The classes of <html> that make the fonts of globals.css available; the files are served by the portal itself. */
export const fontClasses = `${sans.variable} ${sansExtended.variable} ${mono.variable}`;
