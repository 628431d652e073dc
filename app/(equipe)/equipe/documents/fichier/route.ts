import { receiveFiles, seeOther, wantsJson } from "@/app/receive-files";
import { homePath, requireStaff } from "@/lib/auth";
import { publishDocument } from "@/lib/documents/commands";
import { publishForm } from "@/lib/documents/schema";
import { isSameOrigin } from "@/lib/request";

/** Receives what staff publish for families. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath()))
    return wantsJson(request) ? new Response(null, { status: 401 }) : seeOther("/connexion");
  const actor = await requireStaff("DOCUMENTS");
  return receiveFiles(request, {
    schema: publishForm,
    back: "/equipe/documents/publier",
    done: "/equipe/documents",
    echo: ["pour", "structure", "famille", "categorie", "du", "au"],
    keep: (document, file) => publishDocument(actor, document, file),
  });
}
