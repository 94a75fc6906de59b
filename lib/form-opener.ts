/** The field in which a form says who was signed in when it was opened. */
export const openedByField = "openedBy";

/** The refusal of a form that one person opened and another sends; nothing was done, and nothing that was typed is lost. */
export type OtherPerson = Readonly<{ code: "other-person"; sentence: string }>;

/** Why a person may not send a form that somebody else opened; null where they opened it, or where it does not say who did. */
export function openedByAnother(
  form: FormData,
  { id, name }: Readonly<{ id: string; name: string }>,
): OtherPerson | null {
  const openedBy = form.get(openedByField);
  if (typeof openedBy !== "string" || openedBy === "" || openedBy === id) return null;
  const sentence = `Somebody else was signed in when this form was opened; you are ${name}. Nothing was done, and what was typed is kept. Whoever opened it signs in again and sends it, or open the page anew to act yourself.`;
  return { code: "other-person", sentence };
}
