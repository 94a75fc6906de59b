import type { Metadata } from "next";
import { Door } from "@/components/sign-in/door";
import { SetupForm } from "@/components/sign-in/setup-form";
import { TextLink } from "@/components/ui/text";
import { readSetupLink } from "@/server/setup";
import { setupAction } from "./actions";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

export default async function SetupPage({ params }: PageProps<"/setup/[token]">) {
  const { token } = await params;
  const link = await readSetupLink(token);
  if (!link) {
    return (
      <Door
        title="This link is over"
        lead="It was used already, or its time has passed. An administrator can make a new one."
      >
        <TextLink href="/sign-in">Sign in</TextLink>
      </Door>
    );
  }
  const first = link === "first-administrator";
  return (
    <Door
      title={first ? "The first administrator" : "Choose a password"}
      lead={
        first ? "Whoever opens this link first sets up the portal for everybody." : "Then you are signed in."
      }
    >
      <SetupForm action={setupAction} token={token} first={first} />
    </Door>
  );
}
