import type { MyAct } from "./my-work";

/** What an act is, where its title alone does not say it. */
export const actWords: Readonly<Record<MyAct["act"], string | null>> = {
  do: null,
  again: "To be done again",
  decide: "Clinical decision needed",
  confirm: "In question: does it still stand?",
  sign: "Your signature",
  verify: "To be verified",
};
