"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addVendorContact, endVendorContact } from "@/server/vendors/vendor-contacts";

export const addVendorContactAction = formAction(
  addVendorContact,
  fields("vendor", "name", "duty", "phone", "email", "hours"),
);
export const endVendorContactAction = formAction(endVendorContact, fields("contactId"));
