import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingView } from "@/components/briefings/briefing-view";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink, buttonClasses } from "@/components/ui/button";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { mayAnywhere } from "@/domain/access/places";
import { readBriefing } from "@/server/briefings/read-briefings";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Briefing" };

export default async function Briefing({ params }: PageProps<"/status/briefings/[key]">) {
  const [caller, { key }] = [await requireCaller(), await params];
  if (!mayAnywhere(caller, "briefing:read")) notFound();
  const found = await readBriefing(caller, { key });
  if (found === null) notFound();
  const { content, sha256 } = found;
  return (
    <Page
      crumbs={[
        { label: "Status", href: "/status" },
        { label: "Briefings", href: "/status/briefings" },
        { label: content.key },
      ]}
      head={
        <PageHead
          title={content.name}
          above={<Key>{content.key}</Key>}
          actions={
            <>
              <ButtonLink href={`/status/briefings/${content.key}/compare`}>Compare</ButtonLink>
              <a href={`/api/briefings/${content.key}/pdf`} download className={buttonClasses("primary")}>
                Download as PDF
              </a>
            </>
          }
          facts={[
            { name: "May be told to", value: `TLP:${content.tlp}` },
            { name: "Advisory", value: content.advisory?.trackingId ?? "All advisories" },
            {
              name: "Frozen",
              value: <Time at={new Date(content.at)} zone={content.zone} className="whitespace-normal!" />,
            },
            { name: "By", value: content.by },
          ]}
        />
      }
    >
      <BriefingView content={content} sha256={sha256} />
    </Page>
  );
}
