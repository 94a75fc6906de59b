import type { DeviceClass } from "../systems/device-classes";
import type { ClassReading } from "./device-class";
import type { Verdict } from "./matchable";

/** What the inventory and the DICOM headers say of a system's class. */
export type ClassEvidence = Readonly<{
  deviceClass: ClassReading;
  model: ClassReading;
  modality: ClassReading;
  identityModalities: readonly ClassReading[];
  /** The models of its identities. */
  identityModels: readonly ClassReading[];
}>;

type Classes = readonly DeviceClass[];

const meets = (a: Classes, b: Classes): boolean => a.some((each) => b.includes(each));
const within = (a: Classes, b: Classes): boolean => a.every((each) => b.includes(each));

/** The device class names one that is asked for. Where it leaves several open ("PET"), the model may settle which. */
function byDeviceClass({ deviceClass, model }: ClassEvidence, named: Classes): Verdict {
  const contradicted = model.classes.length > 0 && !meets(model.classes, named);
  const settled = model.certain && within(model.classes, named) && meets(model.classes, deviceClass.classes);
  return settled || (deviceClass.certain && within(deviceClass.classes, named) && !contradicted)
    ? "met"
    : "check";
}

/** CT is emitted by three classes and a workplace emits nothing of its own: only a telling modality speaks for a class. */
const tells = (modality: ClassReading, wanted: Classes): boolean =>
  meets(modality.classes, wanted) && !modality.classes.includes("CT");

/**
 * The device class names another: excluded only when the model and every identity speak against it as well. A model nobody
 * knows does not speak; then the modality must.
 */
function againstDeviceClass(evidence: ClassEvidence, wanted: Classes): Verdict {
  const { deviceClass, model, modality, identityModels, identityModalities } = evidence;
  const models = [model, ...identityModels].some((each) => meets(each.classes, wanted));
  const spokenFor = models || identityModalities.some((each) => tells(each, wanted));
  if (spokenFor || !deviceClass.certain || model.blank) return "check";
  if (model.classes.length > 0) return "excludes";
  return modality.classes.length > 0 && !meets(modality.classes, wanted) ? "excludes" : "check";
}

function withoutDeviceClass(evidence: ClassEvidence, wanted: Classes, named: Classes): Verdict {
  const { deviceClass, model } = evidence;
  const settled = deviceClass.blank && within(model.classes, named);
  if (meets(model.classes, wanted)) return settled ? "met" : "check";
  const heard = [model, evidence.modality, ...evidence.identityModels, ...evidence.identityModalities];
  return heard.some((each) => each.classes.length > 0) ? "check" : "unknown";
}

/**
 * Rule 3, the class rule: a product that names a class is compared with the system's class, not with its model.
 * `named` are the classes of all products of the advisory: a SPECT that calls itself SPECT/CT is met when both are named.
 */
export function classVerdict(evidence: ClassEvidence, wanted: Classes, named: Classes): Verdict {
  const { deviceClass } = evidence;
  if (deviceClass.classes.length === 0) return withoutDeviceClass(evidence, wanted, named);
  return meets(deviceClass.classes, wanted)
    ? byDeviceClass(evidence, named)
    : againstDeviceClass(evidence, wanted);
}
