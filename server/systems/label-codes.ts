import "server-only";
import { labelAddress, type SystemLabel } from "@/domain/systems/label";
import { env } from "@/lib/env";
import { type QrPath, qrPath } from "@/lib/qr";

/** Labels with the code of each: the address of what is next at the system, at the portal's own public address. */
export const withCodes = (labels: readonly SystemLabel[]): (SystemLabel & Readonly<{ code: QrPath }>)[] =>
  labels.map((label) => ({ ...label, code: qrPath(labelAddress(env().APP_URL, label.id)) }));
