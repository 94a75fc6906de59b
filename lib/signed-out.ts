/** The refusal of a form whose sender has no running session any more; nothing was done, and nothing that was typed is lost. */
export type SignedOut = Readonly<{ code: "signed-out"; sentence: string }>;

export const signedOutRefused: SignedOut = {
  code: "signed-out",
  sentence:
    "You are signed out, and nothing was done. What you typed is kept: sign in again in a new tab, then send it once more.",
};

/** What the window hears when an act was refused because the session has ended. */
export const signedOutEvent = "isocenter:signed-out";
