import type { Metadata } from "next";
import { StepList } from "@/components/checklist/step-list";
import { CommentSection, StepComments } from "@/components/comments/comment-section";
import { DamagedEvidence } from "@/components/evidence/damaged-evidence";
import { EvidenceCount, EvidenceList } from "@/components/evidence/evidence-list";
import { Attention } from "@/components/incidents/attention";
import { IncidentHead } from "@/components/incidents/incident-head";
import { NextPanel } from "@/components/incidents/next-panel";
import { incidentHref } from "@/components/incidents/place";
import { TeamLine } from "@/components/incidents/team-line";
import { Timeline } from "@/components/incidents/timeline";
import { Page } from "@/components/layout/page";
import { SectionHeading, TextLink } from "@/components/ui/text";
import type { StepNow } from "@/domain/checklist/evaluation";
import { cancellationNow } from "@/domain/checklist/way-back";
import { nextActs } from "@/domain/incidents/next-acts";
import { phaseProgress } from "@/domain/incidents/phase-progress";
import { classNames } from "@/lib/class-names";
import { type EvidenceOverview, readEvidence } from "@/server/evidence/read-evidence";
import { askingHere } from "./asking-here";
import { HeadActions, PriorityActions } from "./head-actions";
import { type IncidentScene, incidentScene, stateSince } from "./incident-scene";
import { RecheckHere } from "./recheck-here";
import { StepPanel } from "./step-panel";
import { type TeamHere, teamHere } from "./team-here";

type Props = PageProps<"/incidents/[key]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).key };
}

export default async function IncidentPage({ params, searchParams }: Props) {
  const [{ key }, { step: asked }] = await Promise.all([params, searchParams]);
  const scene = await incidentScene(key);
  const { caller, data, place, here, env } = scene;
  const { facts, head, template, evaluation, events, priority } = data;
  const evidence = await readEvidence(caller, { key: facts.incident.key });
  const phases = phaseProgress(evaluation, facts.incident.closed !== null);
  const open = evaluation.steps.find((step) => step.key === asked);
  const {
    team,
    acts: teamActs,
    reader,
  } = await teamHere(scene, {
    step: open?.key,
    size: 5,
    before: null,
  });
  const titleOf = (step: string) => evaluation.steps.find((each) => each.key === step)?.title;
  const acts = nextActs(template, facts, evaluation, env, here);
  const mine = new Set(acts.mine.map((act) => act.step));
  const aside = classNames(open && "max-tablet:hidden");
  return (
    <Page
      crumbs={[
        { label: "Incidents", href: "/incidents" },
        ...(open
          ? [{ label: facts.incident.key, href: incidentHref(facts.incident.key) }, { label: open.title }]
          : [{ label: facts.incident.key }]),
      ]}
      head={
        <IncidentHead
          facts={facts}
          priority={priority}
          around={{ ...head, advisoryHref: `/advisories/${head.advisoryId}` }}
          evaluation={evaluation}
          since={stateSince(scene)}
          phases={phases}
          place={place}
          actions={<HeadActions scene={scene} />}
          priorityActions={<PriorityActions scene={scene} />}
          attention={
            <>
              <DamagedHere evidence={evidence} titleOf={titleOf} place={place} />
              <RecheckHere scene={scene} />
              <Attention
                marks={evaluation.marks}
                cancellation={facts.incident.closed ? null : cancellationNow(facts)}
                place={place}
              />
              <TeamLine team={team} acts={teamActs} place={place} />
            </>
          }
          narrowed={open !== undefined}
        />
      }
      className="grid gap-x-8 gap-y-8 desk:grid-cols-[minmax(300px,344px)_minmax(0,1fr)] desk:grid-rows-[auto_1fr] wide:grid-cols-[344px_minmax(0,1fr)_344px]"
    >
      <div className={aside}>
        <NextPanel
          acts={acts}
          place={place}
          open={open?.key ?? null}
          titleOf={titleOf}
          asking={askingHere(scene)}
        />
      </div>
      <div className="min-w-0 desk:col-start-2 desk:row-span-2 desk:row-start-1 wide:row-span-1">
        <StepList
          phases={phases}
          context={{ facts, place, titleOf, mine, due: priority?.due }}
          open={
            open
              ? {
                  key: open.key,
                  panel: <OpenPanel {...{ scene, open, reader, team, evidence }} mine={mine} />,
                }
              : null
          }
        />
      </div>
      <div className={classNames("grid content-start gap-8 min-w-0", aside)}>
        <CommentSection comments={team.comments} count={team.count} reader={reader} place={place} />
        <section aria-labelledby="evidence">
          <SectionHeading id="evidence" aside={evidence && evidence.count > 0 ? evidence.count : undefined}>
            Evidence
          </SectionHeading>
          {evidence?.files ? (
            <EvidenceList
              incident={facts.incident.key}
              files={evidence.files}
              zone={place.zone}
              now={place.now}
            />
          ) : (
            <EvidenceCount count={evidence?.count ?? 0} />
          )}
        </section>
        <section aria-labelledby="timeline">
          <SectionHeading
            id="timeline"
            aside={
              <TextLink href={`${incidentHref(facts.incident.key)}/timeline`}>
                All {events[0]?.seq ?? 0} entries
              </TextLink>
            }
          >
            Timeline
          </SectionHeading>
          <Timeline rows={latestActs(events)} place={place} />
        </section>
      </div>
    </Page>
  );
}

const shownActs = 12;
const looks: readonly string[] = ["evidence.viewed", "evidence.downloaded"];

/** The latest acts; who only looked at a file stands on the file's page and among all entries. */
const latestActs = <Entry extends Readonly<{ type: string }>>(entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ type }) => !looks.includes(type)).slice(0, shownActs);

/** What is damaged of the incident's files, by name for those who may open them. */
const DamagedHere = ({
  evidence,
  ...around
}: Readonly<{ evidence: EvidenceOverview | null }> &
  Pick<Parameters<typeof DamagedEvidence>[0], "titleOf" | "place">) => (
  <DamagedEvidence count={evidence?.damaged ?? 0} files={evidence?.files ?? []} {...around} />
);

/** The open step with what was said of it. */
function OpenPanel({
  scene,
  open,
  mine,
  team,
  reader,
  evidence,
}: Readonly<{
  scene: IncidentScene;
  open: StepNow;
  mine: ReadonlySet<string>;
  evidence: EvidenceOverview | null;
}> &
  Pick<TeamHere, "team" | "reader">) {
  const { key } = open;
  const comments = <StepComments comments={team.ofStep} step={key} reader={reader} place={scene.place} />;
  const own = evidence?.files?.filter((file) => file.stepKey === key) ?? [];
  return <StepPanel scene={scene} now={open} mine={mine.has(key)} comments={comments} files={own} />;
}
