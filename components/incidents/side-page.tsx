import type { ReactNode } from "react";
import { Page, PageHead } from "@/components/layout/page";
import { Key, TextLink } from "@/components/ui/text";
import { incidentHref } from "./place";

/** A page beside an incident's own: which incident it is of, its system and site, and the way back. */
export function IncidentSidePage({
  of: { facts, head },
  title,
  crumb = title,
  backTo,
  state,
  location = null,
  className,
  children,
}: Readonly<{
  of: Readonly<{
    facts: Readonly<{
      incident: Readonly<{ key: string }>;
      system: Readonly<{ name: string; assetTag: string }>;
    }>;
    head: Readonly<{ siteName: string }>;
  }>;
  title: string;
  /** What it is called in the way back, where that is not its title. */
  crumb?: string;
  /** Where its key leads, where that is not the incident. */
  backTo?: string;
  state?: ReactNode;
  /** The room, where it matters. */
  location?: string | null;
  /** The layout of what stands on it; without one it is a narrow column. */
  className?: string;
  children: ReactNode;
}>) {
  const { key } = facts.incident;
  const { name, assetTag } = facts.system;
  const base = incidentHref(key);
  return (
    <Page
      {...(className === undefined ? { narrow: true } : { className })}
      crumbs={[{ label: "Incidents", href: "/incidents" }, { label: key, href: base }, { label: crumb }]}
      head={
        <PageHead
          above={
            <>
              <TextLink href={backTo ?? base}>
                <Key>{key}</Key>
              </TextLink>{" "}
              · {name} <Key>{assetTag}</Key> · {head.siteName}
              {location && ` · ${location}`}
            </>
          }
          title={title}
          {...(state !== undefined && { state })}
        />
      }
    >
      {children}
    </Page>
  );
}
