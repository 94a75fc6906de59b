import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { PrintedBy } from "@/components/layout/printed-by";
import { Wall } from "@/components/wall/wall";
import { askedAdvisory } from "@/domain/incidents/list-filter";
import { readWallTheme, wallThemeCookie } from "@/lib/wall-theme";
import { requireCaller } from "@/server/session";
import { readWall } from "@/server/status/read-wall";

export const metadata: Metadata = { title: "Wall view" };

export default async function WallView({ searchParams }: PageProps<"/status/wall">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  const picture = await readWall(caller, { advisoryId: askedAdvisory(asked) });
  if (!picture) notFound();
  const theme = readWallTheme((await cookies()).get(wallThemeCookie)?.value);
  return (
    <>
      <PrintedBy who={caller.name} since={picture.asOf} />
      <Wall key={picture.advisoryId ?? "all"} first={picture} theme={theme} />
    </>
  );
}
