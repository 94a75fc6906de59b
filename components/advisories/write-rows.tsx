import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { type AdviceCategory, adviceCategories, type WrittenAdvisory } from "@/domain/advisories/by-hand";
import type { RowFields } from "./repeated";

type Of<List extends "vulnerabilities" | "products" | "advice"> = RowFields<WrittenAdvisory[List][number]>;

export function VulnerabilityFields({ name, value, errorOf }: Of<"vulnerabilities">) {
  return (
    <>
      <div className="grid gap-3 tablet:grid-cols-2">
        <TextField
          label="CVE"
          name={name("cve")}
          mono
          optional
          placeholder="CVE-2026-12345"
          defaultValue={value?.cve}
          error={errorOf("cve")}
        />
        <TextField
          label="Another id"
          name={name("otherId")}
          mono
          optional
          defaultValue={value?.otherId}
          error={errorOf("otherId")}
          hint="The publisher's own, where there is no CVE."
        />
      </div>
      <TextField
        label="What it is"
        name={name("title")}
        optional
        defaultValue={value?.title}
        error={errorOf("title")}
      />
      <TextField
        label="CVSS vector"
        name={name("vector")}
        mono
        optional
        defaultValue={value?.score?.vector}
        error={errorOf("vector")}
        hint="Of CVSS 2.0, 3.0, 3.1 or 4.0. The score is computed from it."
      />
    </>
  );
}

export function ProductFields({ name, value, errorOf }: Of<"products">) {
  return (
    <div className="grid gap-3 tablet:grid-cols-2">
      <TextField
        label="Manufacturer"
        name={name("vendor")}
        defaultValue={value?.vendor}
        error={errorOf("vendor")}
      />
      <TextField
        label="Product or class"
        name={name("product")}
        defaultValue={value?.product}
        error={errorOf("product")}
        hint="Such as “Symbia Intevo 16”, or “PET/CT Systems” for all of a class."
      />
      <TextField
        label="Only on operating system"
        name={name("operatingSystem")}
        optional
        defaultValue={value?.operatingSystem}
        error={errorOf("operatingSystem")}
        hint="Systems on another one are excluded then."
      />
      <TextField
        label="Versions"
        name={name("version")}
        optional
        defaultValue={value?.version}
        error={errorOf("version")}
        hint="As published, such as “<VB22” or “5.0, 5.1”. Empty: all."
      />
    </div>
  );
}

const categoryWords: Readonly<Record<AdviceCategory, string>> = {
  mitigation: "Mitigation",
  workaround: "Workaround",
  vendor_fix: "Fix by the vendor",
  none_available: "No fix yet",
  no_fix_planned: "No fix planned",
};

export function AdviceFields({ name, value, errorOf }: Of<"advice">) {
  return (
    <>
      <SelectField
        label="Kind"
        name={name("category")}
        defaultValue={value?.category}
        error={errorOf("category")}
        className="max-w-60"
      >
        {adviceCategories.map((category) => (
          <option key={category} value={category}>
            {categoryWords[category]}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label="Advice"
        name={name("text")}
        defaultValue={value?.text}
        error={errorOf("text")}
        hint="In the words of the publisher."
      />
      <TextField
        label="Source"
        name={name("source")}
        optional
        defaultValue={value?.source}
        error={errorOf("source")}
        hint="Where it stands: a page, a letter, a call with its date."
      />
    </>
  );
}
