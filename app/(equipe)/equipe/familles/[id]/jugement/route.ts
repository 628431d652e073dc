import { receiveFiles, seeOther, wantsJson } from "@/app/receive-files";
import { homePath, requireStaff } from "@/lib/auth";
import { withdrawAuthority } from "@/lib/families/commands";
import { withdrawalSchema } from "@/lib/families/schema";
import { id as uuid } from "@/lib/fields";
import { isSameOrigin } from "@/lib/request";

/** Receives the judgment that withdraws an adult's parental authority. */
export async function POST(request: Request, { params }: RouteContext<"/equipe/familles/[id]/jugement">) {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath())) {
    return wantsJson(request) ? new Response(null, { status: 401 }) : seeOther("/connexion");
  }
  const actor = await requireStaff("FAMILIES");
  const householdId = uuid.safeParse((await params).id);
  if (!householdId.success) return new Response(null, { status: 404 });
  const page = `/equipe/familles/${householdId.data}`;
  return receiveFiles(request, {
    schema: withdrawalSchema,
    back: page,
    done: page,
    echo: ["adulte", "enfant"],
    keep: (tie, file) => withdrawAuthority(actor, { householdId: householdId.data, ...tie }, file),
  });
}
