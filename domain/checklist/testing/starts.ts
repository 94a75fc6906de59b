import type { StepKind, Template } from "../template";
import { asFarAsItGoes, leaving, reachKind, remotely, standalone, upTo } from "./gate-scenario";
import { byException, bySegment, byStandalone, complete, signBoth, type Wish } from "./play";
import { Scene } from "./scene";

const remote = remotely[1] ?? byStandalone;
const forGood: Wish = { ...bySegment, plan: { remediation: "withdraw", delivery: null } };
const withdrawing: Wish = { ...bySegment, plan: { remediation: "none-will-come", delivery: null } };

/** Points from which walks set out, so that they spend their steps where the rules are dense. */
const points: readonly ((scene: Scene) => void)[] = [
  () => undefined,
  (scene) => reachKind(scene, "decide", bySegment),
  (scene) => reachKind(scene, "clearance", byStandalone),
  (scene) => standalone(scene),
  (scene) => leaving(scene, bySegment),
  (scene) => leaving(scene, byException),
  (scene) => leaving(scene, bySegment, ["prove-segment"]),
  (scene) => reachKind(scene, "prove-segment", bySegment),
  (scene) => reachKind(scene, "acceptance", byException),
  (scene) => reachKind(scene, "permit", remote),
  (scene) => reachKind(scene, "install", remote),
  (scene) => reachKind(scene, "withdraw", withdrawing),
  (scene) => {
    upTo(scene, "withdraw", forGood);
    complete(scene, scene.step("withdraw").key);
  },
  ...[bySegment, byStandalone, byException].flatMap((wish) =>
    (["install", "release", "reconnect"] as const satisfies readonly StepKind[]).map(
      (kind) => (scene: Scene) => {
        if (wish === byStandalone) standalone(scene);
        reachKind(scene, kind, wish);
      },
    ),
  ),
  (scene) => {
    leaving(scene, bySegment);
    signBoth(scene, "interim");
    reachKind(scene, "interim-connect", bySegment);
  },
];

/** Each point, played once on a template; where a template asks for more than the players know, as far as it goes. */
export function starts(template: Template, how: "whole" | "as far as it goes" = "whole"): readonly Scene[] {
  return points.map((play) => {
    const scene = new Scene(template);
    if (how === "whole") play(scene);
    else asFarAsItGoes(() => play(scene));
    return scene;
  });
}
