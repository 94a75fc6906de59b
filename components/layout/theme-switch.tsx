"use client";

import { useId } from "react";
import { Icon } from "@/components/ui/icon";
import { type Theme, themeCookie, themes } from "@/lib/theme";

const words: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };
const icons = { system: "screen", light: "sun", dark: "moon" } as const;

/** Keeps the choice for a year, for this browser alone, and shows it at once. */
function keep(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is missing in browsers we serve, and this cookie is no secret
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.theme = theme;
}

/** Light, dark, or as the system says. */
export function ThemeSwitch({ theme }: Readonly<{ theme: Theme }>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="pb-1 text-meta text-ink-3">Appearance</legend>
      <div className="flex gap-0.5 rounded-panel border bg-sunken p-0.5">
        {themes.map((choice) => (
          <label
            key={choice}
            className="flex min-h-7 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-mark px-2 font-medium text-ink-2 has-checked:bg-surface has-checked:text-accent has-checked:shadow-[inset_0_0_0_1px_var(--color-accent)] has-focus-visible:outline-2 has-focus-visible:outline-accent max-tablet:min-h-10 pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name={name}
              value={choice}
              defaultChecked={choice === theme}
              onChange={() => keep(choice)}
              className="sr-only"
            />
            <Icon name={icons[choice]} className="size-3.5" />
            {words[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
