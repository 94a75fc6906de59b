import { z } from "zod";
import type { SystemId } from "@/domain/ids";
import { ruhAnswers } from "@/domain/systems/system";
import { line, optionalLine } from "../people/fields";

export const systemId = z.uuid().transform((id) => id as SystemId);

/** What a person types about a system; an empty field means that nobody has said. */
export const systemInput = z.object({
  assetTag: line(60, "Give the asset tag on its label"),
  manufacturer: optionalLine(120),
  model: optionalLine(120),
  deviceClass: optionalLine(60),
  modality: optionalLine(20),
  serial: optionalLine(60),
  softwareVersion: optionalLine(120),
  operatingSystem: optionalLine(120),
  stationName: optionalLine(60),
  aeTitles: optionalLine(200),
  ipAddress: optionalLine(60),
  vlan: optionalLine(60),
  switchPort: optionalLine(60),
  location: optionalLine(120),
  clinicalOwner: optionalLine(120),
  ruhCapable: z.enum(ruhAnswers).default("unknown"),
  examsPerDay: z
    .union([
      z.literal("").transform(() => null),
      z.null(),
      z.coerce
        .number("Give a number, or leave it empty")
        .int("Give a whole number")
        .min(0, "Not below 0")
        .max(1000, "At most 1000"),
    ])
    .default(null),
  alternative: optionalLine(200),
});
