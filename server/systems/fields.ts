import { z } from "zod";
import type { SystemId } from "@/domain/ids";
import { fieldLengths } from "@/domain/systems/cells";
import { ruhAnswers } from "@/domain/systems/system";
import { line, optionalLine } from "../text-fields";

export const systemId = z.uuid().transform((id) => id as SystemId);

const exams = z.union(
  [z.literal("").transform(() => null), z.null(), z.coerce.number().int().min(0).max(9999)],
  {
    error: "Give a whole number up to 9999, or leave it empty",
  },
);

/** What a person types about a system; an empty field means that nobody has said. */
export const systemInput = z.object({
  assetTag: line(fieldLengths.assetTag, "Give the asset tag on its label"),
  manufacturer: optionalLine(fieldLengths.manufacturer),
  model: optionalLine(fieldLengths.model),
  deviceClass: optionalLine(fieldLengths.deviceClass),
  modality: optionalLine(fieldLengths.modality),
  serial: optionalLine(fieldLengths.serial),
  softwareVersion: optionalLine(fieldLengths.softwareVersion),
  operatingSystem: optionalLine(fieldLengths.operatingSystem),
  stationName: optionalLine(fieldLengths.stationName),
  aeTitles: optionalLine(fieldLengths.aeTitles),
  ipAddress: optionalLine(fieldLengths.ipAddress),
  vlan: optionalLine(fieldLengths.vlan),
  switchPort: optionalLine(fieldLengths.switchPort),
  location: optionalLine(fieldLengths.location),
  clinicalOwner: optionalLine(fieldLengths.clinicalOwner),
  ruhCapable: z.enum(ruhAnswers).default("unknown"),
  examsPerDay: exams.default(null),
  alternative: optionalLine(fieldLengths.alternative),
});
