import { fields } from "../form-fields";
import { rows } from "../form-rows";

const single = fields(
  "title",
  "publisher",
  "trackingId",
  "sourceUrl",
  "publishedOn",
  "tlp",
  "advisoryId",
  "revisionId",
  "reason",
);

/** Reads the form an advisory is written in, with its repeated groups. */
export const writtenForm = (form: FormData) => ({
  ...single(form),
  vulnerabilities: rows(form, "vulnerabilities", ["cve", "otherId", "title", "vector"]),
  products: rows(form, "products", ["vendor", "product", "operatingSystem", "version"]),
  advice: rows(form, "advice", ["category", "text", "source"]),
});
