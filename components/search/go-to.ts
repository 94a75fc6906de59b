/** A place to go or an act to begin, with the letter that goes there after "g". */
export type GoTo = Readonly<{ href: string; label: string; letter: string | null }>;

/** What the window hears when somebody asks for the list of keys. */
export const keysEvent = "isocenter:keys";
