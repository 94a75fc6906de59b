import { FilterMenu } from "@/components/incident-list/filter-menu";
import { statusHref, wallHref } from "@/components/status/address";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text";
import { type WallTheme, wallThemeCookie } from "@/lib/wall-theme";
import type { WallPicture } from "./picture";

/** Keeps the choice for a year, for this browser alone. */
function keep(theme: WallTheme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is missing in browsers we serve, and this cookie is no secret
  document.cookie = `${wallThemeCookie}=${theme}; path=/status/wall; max-age=31536000; samesite=lax`;
}

function wholeScreen(): void {
  // Refused where the browser does not allow it; the page is of use all the same.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}

/** The few things that can be set, small and at the lower edge. */
export function WallControls({
  picture: { advisories, advisoryId },
  theme,
  setTheme,
  awake,
}: Readonly<{
  picture: WallPicture;
  theme: WallTheme;
  setTheme: (theme: WallTheme) => void;
  awake: boolean | null;
}>) {
  const other = theme === "dark" ? "light" : "dark";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta print:hidden">
      {awake === false && <span className="text-ink-2">This browser does not keep the screen awake.</span>}
      <TextLink href={statusHref(advisoryId)}>Leave the wall view</TextLink>
      {advisories.length > 1 && (
        <FilterMenu
          label={advisories.find(({ id }) => id === advisoryId)?.trackingId ?? "All advisories"}
          entries={[
            { href: wallHref(null), label: "All advisories", current: advisoryId === null },
            ...advisories.map(({ id, trackingId, title }) => ({
              href: wallHref(id),
              label: trackingId,
              hint: title,
              current: id === advisoryId,
            })),
          ]}
        />
      )}
      <Button
        size="small"
        onClick={() => {
          keep(other);
          setTheme(other);
        }}
      >
        <Icon name={other === "dark" ? "moon" : "sun"} />
        {other === "dark" ? "Dark" : "Light"}
      </Button>
      <Button size="small" onClick={wholeScreen}>
        <Icon name="screen" />
        Whole screen
      </Button>
    </div>
  );
}
