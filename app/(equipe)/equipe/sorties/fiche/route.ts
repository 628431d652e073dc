import { homePath, requireStaff } from "@/lib/auth";
import { formValues, nestValues, OversizedForm } from "@/lib/form-data";
import { isSameOrigin } from "@/lib/request";
import { tripSheet } from "@/lib/sheets/commands";
import { sheetHeaders } from "@/lib/sheets/rules";
import { tripSchema } from "@/lib/sheets/schema";
import { readSmallForm } from "@/lib/upload";

const MAX_BYTES = 64 * 1024;

/** After a form that was sent, the browser goes on with GET. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });

function back(values: URLSearchParams, code: string): Response {
  const query = new URLSearchParams({ erreur: code });
  for (const name of ["activite", "date"]) query.set(name, (values.get(name) ?? "").slice(0, 50));
  return seeOther(`/equipe/sorties?${query}`);
}

/** The trip sheet of the children ticked, as a plain form asks for it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!(await homePath())) return seeOther("/connexion");
  const actor = await requireStaff("HEALTH");
  const body = await readSmallForm(request, MAX_BYTES);
  if (body === null) return back(new URLSearchParams(), "form-too-large");
  const sent = new URLSearchParams(body);
  const parsed = tripSchema.safeParse(valuesOf(sent));
  if (!parsed.success) return back(sent, parsed.error.issues[0]!.message);
  const made = await tripSheet(actor, parsed.data);
  if (!made.ok) return back(sent, made.code);
  return new Response(made.value.bytes, { headers: sheetHeaders(made.value) });
}

function valuesOf(sent: URLSearchParams): unknown {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  try {
    return nestValues(formValues(form));
  } catch (error) {
    if (error instanceof OversizedForm) return {};
    throw error;
  }
}
