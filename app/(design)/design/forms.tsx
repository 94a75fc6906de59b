import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { FileDropArea, FileList, FileRow } from "@/components/ui/file";
import { Icon } from "@/components/ui/icon";
import { Progress } from "@/components/ui/progress";

/** What is typed, chosen and attached. */
export function FormSpecimens() {
  return (
    <>
      <section>
        <h2 className="pb-3 text-lead font-strong">Field</h2>
        <div className="grid gap-x-7 gap-y-5 tablet:grid-cols-2 wide:grid-cols-4">
          <TextField
            label="Vendor case number"
            name="case"
            defaultValue="CS-4471902"
            hint="From the vendor’s reply."
          />
          <TextField
            label="Vendor case number"
            name="case-2"
            defaultValue="4471902"
            error="Starts with CS-, as in CS-4471902."
          />
          <TextField
            label="Vendor case number"
            name="case-3"
            defaultValue="CS-4471902"
            disabled
            hint="Set by Tess, Fri 20 Nov. A later entry can supersede it."
          />
          <TextField label="Last three characters of the label" name="tag" mono optional placeholder="014" />
          <SelectField label="Site" name="site" defaultValue="north">
            <option value="north">Northgate General Hospital</option>
            <option value="anna">St. Anna Klinik</option>
          </SelectField>
          <TextField
            label="Done at"
            name="at"
            type="datetime-local"
            defaultValue="2026-11-23T14:20"
            hint="CET"
          />
          <TextAreaField
            label="Conditions"
            name="conditions"
            optional
            defaultValue="Watch the IDS sensor of VLAN 418."
          />
          <RadioGroup
            legend="Containment"
            name="option"
            defaultValue="segment"
            choices={[
              { value: "segment", label: "Dedicated segment", hint: "Firewalled, only the ports it needs." },
              {
                value: "standalone",
                label: "Standalone",
                unavailable: "Needs the reason why a segment is not possible.",
              },
            ]}
          />
          <div>
            <Checkbox name="a" label="Patient safety and treatment are not at risk" defaultChecked />
            <Checkbox name="b" label="The send queue is empty" error="Say how it was checked." />
          </div>
        </div>
      </section>
      <section className="max-w-180">
        <h2 className="pb-3 text-lead font-strong">File</h2>
        <FileDropArea action={<Button>Choose files</Button>}>
          Drop files here or paste a screenshot. They belong to this step.
        </FileDropArea>
        <FileList>
          <FileRow
            kind="txt"
            name="fw-nm2-vlan214.txt"
            progress={<Progress label="fw-nm2-vlan214.txt" value={62} />}
            action={<Button look="quiet">Stop</Button>}
          />
          <FileRow
            kind="zip"
            name="export.zip"
            error="412 MB. The limit is 200 MB: split it, or leave the images out."
            action={<Button look="quiet">Remove</Button>}
          />
          <FileRow kind="dcm" name="console-0091.dcm" held facts="Held: 6 patient tags. Not stored." />
          <FileRow
            kind="jpg"
            name="IMG_2291.jpg"
            facts="captured 11:28, received 14:04 CET · SHA-256 51d0 8b3c"
            action={<Icon name="check" className="size-4 text-ink-2" />}
          />
        </FileList>
      </section>
    </>
  );
}
