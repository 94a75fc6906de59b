import { type ClassValue, clsx } from "clsx";

/** Joins class names and leaves out what is false or missing. */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
