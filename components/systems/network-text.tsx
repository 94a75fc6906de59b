import type { IconName } from "@/components/ui/icon-shapes";
import { State, type StateTone } from "@/components/ui/state";
import type { NetworkState } from "@/domain/checklist/facts";
import { networkWords } from "@/domain/systems/rows";

const looks: Readonly<Record<NetworkState, Readonly<{ icon: IconName; tone: StateTone }>>> = {
  business: { icon: "plug", tone: "neutral" },
  segment: { icon: "fence", tone: "contained" },
  disconnected: { icon: "unplugged", tone: "contained" },
  "under-permit": { icon: "clock", tone: "waiting" },
};

/** Where a system stands on the network; the word alone says nothing about safety. */
export function NetworkText({ state }: Readonly<{ state: NetworkState }>) {
  return <State {...looks[state]}>{networkWords[state]}</State>;
}
