import type { Route } from "next";
import { redirect } from "next/navigation";
import { NoAccess } from "@/components/sign-in/no-access";
import { placesOf } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { pathOf } from "./(portal)/places";
import { signOutAction } from "./sign-in/actions";

/** Sends everybody to where their work begins. */
export default async function LandingPage() {
  const caller = await requireCaller();
  const [first] = placesOf(caller);
  // Safe because places.ts names only pages of this portal, which the journeys visit.
  if (first) redirect(pathOf[first] as Route);
  return <NoAccess name={caller.name} signOut={signOutAction} />;
}
