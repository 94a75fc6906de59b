import { DrillBand } from "@/components/drills/drill-band";
import { InjectList } from "@/components/drills/inject-list";
import { TextLink } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { drillKeyOf, isDrillKey } from "@/domain/drills/drill";
import { readDrill } from "@/server/drills/read-drills";
import { requireCaller } from "@/server/session";
import { answerInjectAction } from "../../drills/actions";

/** Every screen of an incident; one of a drill says so first, with the messages whose time has come. */
export default async function IncidentLayout({ children, params }: LayoutProps<"/incidents/[key]">) {
  const { key } = await params;
  return (
    <>
      {isDrillKey(key) && <OfDrill incident={key} />}
      {children}
    </>
  );
}

async function OfDrill({ incident }: Readonly<{ incident: string }>) {
  const caller = await requireCaller();
  const key = drillKeyOf(incident);
  const found = await readDrill(caller, { key });
  const own = found?.incidents.find((each) => each.key === incident);
  if (!found || !own) return <DrillBand drillKey={key} />;
  const answers = found.answers.filter((answer) => answer.incidentId === own.id);
  const answering = !found.drill.endedAt && mayAnywhere(caller, "step:do");
  return (
    <DrillBand drillKey={key}>
      <p>
        <TextLink href={`/drills/${key}`}>{found.drill.name}</TextLink>
        {found.drill.endedAt && ", ended: nothing is done in it any more"}
      </p>
      {found.injects.length > 0 && (
        <div className="mt-2 font-regular print:hidden">
          <InjectList
            injects={found.injects.map((inject) => ({
              ...inject,
              answers: answers
                .filter((answer) => answer.injectId === inject.id)
                .map(({ by, text, at }) => ({ by, text, at, incident })),
            }))}
            zone={own.zone}
            now={found.now}
            action={answering ? answerInjectAction : null}
            incident={incident}
          />
        </div>
      )}
    </DrillBand>
  );
}
