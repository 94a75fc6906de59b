import { type Json, object, texts } from "./json";

const fields = ["model_numbers", "serial_numbers", "skus"] as const;

/** The numbers by which one device of a product is known: model, serial and stock numbers. */
export function identifiersOf(product: Json): readonly string[] {
  const helper = object(product.product_identification_helper);
  return fields.flatMap((field) => texts(helper[field])).filter((each) => each.trim() !== "");
}
