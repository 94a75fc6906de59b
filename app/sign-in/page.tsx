import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/sign-in/demo-people";
import { Door } from "@/components/sign-in/door";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { grantsInWords } from "@/domain/access/role-names";
import { currentCaller } from "@/server/session";
import { localPath } from "@/server/sign-in";
import { isDemo, offeredPeople } from "@/server/sign-in-page";
import { enterDemoAction, signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const target = localPath(next);
  if ((await currentCaller()) && !isDemo()) redirect(target);
  const people = (await offeredPeople()).map(({ id, name, grants, demoNote }) => ({
    id,
    name,
    places: grantsInWords(grants),
    note: demoNote,
  }));

  if (people.length > 0) {
    return (
      <Door
        title="Enter the demo as"
        lead="Invented people at invented sites. Nothing leaves this computer."
        wide
      >
        <DemoPeople action={enterDemoAction} next={target} people={people} />
      </Door>
    );
  }
  return (
    <Door title="Sign in" lead="Incident response for imaging systems.">
      <SignInForm action={signInAction} next={target} />
      <p className="text-meta text-ink-3">
        No access, or a forgotten password? Your administrator can make you a link.
      </p>
    </Door>
  );
}
