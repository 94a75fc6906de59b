import type { Product } from "./advisory";

/** A product as the tree gives it, before it is known whether it is affected. */
export type TreeProduct = Omit<
  Product,
  "stableKey" | "operatingSystem" | "deviceClasses" | "affectedBy" | "reaches"
>;
