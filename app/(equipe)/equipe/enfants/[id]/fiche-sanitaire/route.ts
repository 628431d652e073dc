import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth";
import { healthSheet } from "@/lib/sheets/commands";
import { sheetHeaders } from "@/lib/sheets/rules";

/** The "fiche sanitaire" of one child. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/equipe/enfants/[id]/fiche-sanitaire">,
) {
  const actor = await requireStaff("HEALTH");
  const sheet = await healthSheet(actor, (await params).id);
  if (!sheet) notFound();
  return new Response(sheet.bytes, { headers: sheetHeaders(sheet) });
}
