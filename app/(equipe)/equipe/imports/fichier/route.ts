import { homePath, requireStaff } from "@/lib/auth";
import { checkImport } from "@/lib/imports/commands";
import { type FileRefusal, MAX_IMPORT_BYTES } from "@/lib/imports/schema";
import { isSameOrigin } from "@/lib/request";
import { readUpload } from "@/lib/upload";

/** After a form that was sent, the browser goes on with GET. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

function refused(code: FileRefusal["code"] | "no-file", params: FileRefusal["params"] = {}): Response {
  const query = new URLSearchParams({ erreur: code });
  for (const [name, value] of Object.entries(params)) query.set(name, String(value).slice(0, 600));
  return seeOther(`/equipe/imports?${query}`);
}

/** Receives a file of families, as a plain form sends it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath())) return seeOther("/connexion");
  const actor = await requireStaff("IMPORTS");
  const upload = await readUpload(request, "fichier", MAX_IMPORT_BYTES);
  if (!upload.ok) return refused(upload.code, { max: MAX_IMPORT_BYTES / 1024 / 1024 });
  const checked = await checkImport(actor, { fileName: upload.name, bytes: upload.bytes });
  if (!checked.ok) return refused(checked.code, checked.params);
  return seeOther(`/equipe/imports/${checked.value.id}`);
}
