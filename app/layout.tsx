import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { readSingleKeys, singleKeysCookie } from "@/lib/single-keys";
import { readTheme, themeCookie } from "@/lib/theme";
import { fontClasses } from "./fonts";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Isocenter", template: "%s · Isocenter" } };
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f2f4f6" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1116" },
  ],
};

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const kept = await cookies();
  const theme = readTheme(kept.get(themeCookie)?.value);
  const singleKeys = readSingleKeys(kept.get(singleKeysCookie)?.value);
  return (
    <html lang="en" className={fontClasses} data-theme={theme} data-single-keys={singleKeys}>
      <body>{children}</body>
    </html>
  );
}
