import { TextField } from "./field";

/** Where something is taken from: a title, and an address where there is one. */
export function SourceFields({
  errorsOf,
  optional = false,
  title = "",
  url = "",
}: Readonly<{
  errorsOf: (field: string) => string | undefined;
  optional?: boolean;
  title?: string;
  url?: string;
}>) {
  return (
    <>
      <TextField
        label="Source"
        name="sourceTitle"
        optional={optional}
        defaultValue={title}
        error={errorsOf("sourceTitle")}
        hint="What it is taken from, such as “Web version of the advisory”."
      />
      <TextField
        label="Address of the source"
        name="sourceUrl"
        type="url"
        optional
        defaultValue={url}
        error={errorsOf("sourceUrl")}
      />
    </>
  );
}
