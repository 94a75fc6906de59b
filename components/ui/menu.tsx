"use client";

import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";
import { buttonClasses } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";

/** One way on: every entry of a menu is an address, so that it can be opened beside, shared and reached without the menu. */
export type MenuEntry = Readonly<{ href: string; label: string; icon?: IconName; hint?: string }>;

/** The rarer ways on, behind one button. Not modal: a modal one would add a <style> that the content security policy refuses. */
export function Menu({
  label,
  children,
  entries,
}: Readonly<{ label: string; children?: ReactNode; entries: readonly MenuEntry[] }>) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger aria-label={children ? undefined : label} className={buttonClasses()}>
        {children ?? <Icon name="more" />}
        {children && <Icon name="down" className="size-3" />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        className="z-20 min-w-50 rounded-panel border bg-raised p-1 shadow-float"
      >
        {entries.map((entry) => (
          <DropdownMenu.Item key={entry.href} asChild>
            <AppLink
              href={entry.href}
              className="flex min-h-row items-center gap-2.5 rounded-mark px-2.5 py-1 text-ink no-underline outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent"
            >
              {entry.icon && <Icon name={entry.icon} />}
              <span>
                {entry.label}
                {entry.hint && <span className="block text-meta text-ink-3">{entry.hint}</span>}
              </span>
            </AppLink>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
