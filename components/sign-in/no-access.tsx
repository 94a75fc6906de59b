import type { FormAction } from "@/lib/form-state";
import { Door } from "./door";
import { SignOutForm } from "./sign-out-form";

/** What a person sees whom nobody has given a role yet. */
export function NoAccess({
  name,
  signOut,
}: Readonly<{ name: string; signOut: FormAction<null, { code: string; sentence: string }> }>) {
  return (
    <Door
      title="Nothing is open to you yet"
      lead={`You are signed in as ${name}. An administrator can give you a role at a site.`}
    >
      <SignOutForm action={signOut} />
    </Door>
  );
}
