"use client";

import { FaultPage, type FaultProps } from "@/components/layout/fault-page";
import { fontClasses } from "./fonts";
import "./globals.css";

/** Stands in for the whole document when even its frame failed. */
export default function GlobalFault(props: FaultProps) {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <title>Fault · Isocenter</title>
        <FaultPage {...props} />
      </body>
    </html>
  );
}
