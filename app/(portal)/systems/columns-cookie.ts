import type { PersonId } from "@/domain/ids";

/** The cookie in which a browser keeps the columns of a person's list. */
export const columnsCookie = (person: PersonId): string => `columns.${person}`;
