import { receiveFiles, seeOther, wantsJson } from "@/app/receive-files";
import { homePath, requireParent } from "@/lib/auth";
import { sendUpload } from "@/lib/documents/commands";
import { sendForm } from "@/lib/documents/schema";
import { isSameOrigin } from "@/lib/request";

/** Receives what a family sends to its structures. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath()))
    return wantsJson(request) ? new Response(null, { status: 401 }) : seeOther("/connexion");
  const actor = await requireParent();
  return receiveFiles(request, {
    schema: sendForm,
    back: "/documents/envois",
    done: "/documents/envois",
    echo: ["piece", "enfant"],
    keep: (upload, file) => sendUpload(actor, upload, file),
  });
}
