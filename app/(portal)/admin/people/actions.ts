"use server";

import { formAction } from "@/server/form-action";
import { fields } from "@/server/form-fields";
import { addPerson } from "@/server/people/add-person";
import { disablePerson, enablePerson } from "@/server/people/disable-person";
import { endGrant } from "@/server/people/end-grant";
import { giveGrant } from "@/server/people/give-grant";
import { makePasswordLink } from "@/server/people/make-password-link";

export const addPersonAction = formAction(addPerson, fields("name", "email", "phone"));
export const giveGrantAction = formAction(giveGrant, fields("personId", "role", "siteId"));
export const endGrantAction = formAction(endGrant, fields("grantId"));
export const disablePersonAction = formAction(disablePerson, fields("personId"));
export const enablePersonAction = formAction(enablePerson, fields("personId"));
export const makePasswordLinkAction = formAction(makePasswordLink, fields("personId"));
