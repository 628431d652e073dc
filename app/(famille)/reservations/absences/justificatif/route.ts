import { receiveFiles, seeOther, wantsJson } from "@/app/receive-files";
import { addProof } from "@/lib/absences/commands";
import { proofForm } from "@/lib/absences/schema";
import { homePath, requireParent } from "@/lib/auth";
import { isSameOrigin } from "@/lib/request";
import { done } from "@/lib/result";

const PAGE = "/reservations/absences";

/** Receives the proof of absences: one document, kept for each child whom it is about. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath()))
    return wantsJson(request) ? new Response(null, { status: 401 }) : seeOther("/connexion");
  const actor = await requireParent();
  return receiveFiles(request, {
    schema: proofForm,
    back: PAGE,
    done: PAGE,
    echo: ["declaration"],
    keep: async ({ declaration }, file) => {
      for (const id of declaration) {
        const kept = await addProof(actor, id, file);
        if (!kept.ok) return kept;
      }
      return done();
    },
  });
}
