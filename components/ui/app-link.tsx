import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

/** Properties of a link inside the portal; `href` is plain text because most addresses are built from keys and filters. */
export type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & Readonly<{ href: string }>;

/** A link inside the portal without a look of its own; it fetches nothing before it is pressed unless asked to. */
export function AppLink({ href, prefetch = false, ...rest }: AppLinkProps) {
  // The one place where an address becomes a Route: the journeys press the links, and an unknown address ends on the 404 page.
  return <Link href={href as Route} prefetch={prefetch} {...rest} />;
}
