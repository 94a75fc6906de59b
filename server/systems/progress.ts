import { AsyncLocalStorage } from "node:async_hooks";
import type { ImportProgress } from "@/domain/systems/import-progress";

type Tell = (progress: ImportProgress) => void;

const listening = new AsyncLocalStorage<Tell>();

/** Does the work, and tells the one who waits for it how far it has come. */
export const withProgress = <Done>(tell: Tell, work: () => Promise<Done>): Promise<Done> =>
  listening.run(tell, work);

/** Says how far the work has come, and lets the process answer others before it goes on. */
export async function report(progress: ImportProgress): Promise<void> {
  listening.getStore()?.(progress);
  await new Promise<void>((resume) => setImmediate(resume));
}
