import type { Metadata } from "next";
import { Page, PageHead } from "@/components/layout/page";
import { SearchResults } from "@/components/search/results";
import { SearchField } from "@/components/ui/search-field";
import { askedFor } from "@/domain/incidents/list-filter";
import { longestText } from "@/domain/search/words";
import { search } from "@/server/search/search";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Search" };

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const caller = await requireCaller();
  const text = (askedFor(await searchParams, "q") ?? "").slice(0, longestText);
  return (
    <Page narrow crumbs={[{ label: "Search" }]} head={<PageHead title="Search" />}>
      <div className="grid gap-4">
        <SearchField
          action="/search"
          name="q"
          label="Search"
          defaultValue={text}
          placeholder="Label, serial, key, CVE, name, file"
        />
        {text === "" ? (
          <p className="max-w-[66ch] text-ink-2">
            Systems by label, serial number, vendor, model, station name or location; incidents by key;
            advisories by id, title or CVE; people, files and comments. Only what you may see is found.
          </p>
        ) : (
          <SearchResults found={await search(caller, { text })} />
        )}
      </div>
    </Page>
  );
}
