import { suggestAddresses } from "@/lib/addresses/commands";
import { homePath, requireAccount, visitor } from "@/lib/auth";

/** Addresses that begin like `q`, for the address fields of a form; an empty list whenever there is none to offer. */
export async function GET(request: Request): Promise<Response> {
  const actor = (await homePath()) ? await requireAccount() : await visitor();
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await suggestAddresses(actor, typed), {
    headers: { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" },
  });
}
