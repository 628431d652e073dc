import "server-only";
import { allow, type VisitorActor } from "@/lib/actor";
import { db } from "@/lib/db";

/** The structures that new families may choose, in the organisation's own order. */
export async function structuresOpenToSignUp(actor: VisitorActor): Promise<{ id: string; name: string }[]> {
  allow(actor, "visitor");
  return db().structure.findMany({
    where: { openToSignUp: true },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}
