import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelPart } from "@/components/ui/panel";
import type { ToldAct } from "@/domain/advisories/next-act";

/** The one thing an advisory waits for, in a sentence; the button only for whoever may do it. */
export function NextAdvisoryAct({
  advisoryId,
  act: { sentence, button },
  may,
}: Readonly<{ advisoryId: string; act: ToldAct; may: boolean }>) {
  return (
    <Panel tone="strong">
      <section aria-labelledby="next-act">
        <PanelPart mine={button !== null && may}>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <div className="min-w-0 flex-1 basis-72">
              <h2 id="next-act" className="text-meta text-ink-3">
                What comes next
              </h2>
              <p className="text-lead text-pretty">{sentence}</p>
            </div>
            {button && may && (
              <ButtonLink look="primary" href={`/advisories/${advisoryId}/${button.to}`}>
                {button.words}
              </ButtonLink>
            )}
          </div>
        </PanelPart>
      </section>
    </Panel>
  );
}
