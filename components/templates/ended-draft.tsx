import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { KeptDraft } from "./kept-draft";

/** What became of a draft that is none any more: published or given up, and when. */
export function EndedDraft({
  template,
  title,
  how,
  at,
  newest,
}: Readonly<{
  template: string;
  title: string;
  how: "published" | "given-up";
  at: Date;
  /** The newest version of the template; null: it has none. */
  newest: number | null;
}>) {
  const published = how === "published";
  const note = (
    <Note
      title={published ? "This draft was published." : "This draft was given up."}
      announced
      action={
        published && newest !== null ? (
          <ButtonLink href={`/admin/templates/${template}/${newest}`}>Version {newest}</ButtonLink>
        ) : (
          <ButtonLink href="/admin/templates">Templates</ButtonLink>
        )
      }
    >
      <p>
        <Time at={at} zone="UTC" now={new Date()} show="moment" />. What is not saved is in no draft: copy it,
        and begin the next version with it.
      </p>
    </Note>
  );
  return (
    <KeptDraft
      ended={<div className="px-page pt-4">{note}</div>}
      instead={
        <Page
          crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: "Draft" }]}
          head={<PageHead above={<Key>{template}</Key>} title={`${title}: no draft`} />}
          narrow
        >
          {note}
        </Page>
      }
    />
  );
}

/** A step that is not in the draft any more. */
export function TakenOutStep({ template }: Readonly<{ template: string }>) {
  const note = (
    <Note
      title="This step is not in the draft."
      announced
      action={<ButtonLink href={`/admin/templates/${template}/draft`}>The draft</ButtonLink>}
    >
      <p>It was taken out, or never was in it. What is not saved is nowhere: copy it before you leave.</p>
    </Note>
  );
  return (
    <KeptDraft
      ended={<div className="px-page pt-4">{note}</div>}
      instead={
        <Page
          crumbs={[
            { label: "Templates", href: "/admin/templates" },
            { label: "Draft", href: `/admin/templates/${template}/draft` },
            { label: "A step" },
          ]}
          head={<PageHead above={<Key>{template}</Key>} title="No such step" />}
          narrow
        >
          {note}
        </Page>
      }
    />
  );
}
