import { NextRequest } from "next/server";
import { endSession, signIn } from "@/lib/accounts/commands";
import { signInSchema } from "@/lib/accounts/schema";
import { authRoutes, readDeviceCookie } from "@/lib/auth";
import { isSameOrigin } from "@/lib/request";
import { readSmallForm } from "@/lib/upload";

type Context = RouteContext<"/api/auth/[...nextauth]">;

/** The second door to a session is the same command as the login page's, with the same limits. */
function answer(request: NextRequest, context: Context) {
  const routes = authRoutes(async (visitor, identifiant, motDePasse) => {
    const given = signInSchema.safeParse({ identifiant, motDePasse });
    if (!given.success) return null;
    const result = await signIn(visitor, given.data, await readDeviceCookie());
    return result.ok ? result.value.ticket : null;
  }, endSession);
  return routes(request, context);
}

export function GET(request: NextRequest, context: Context) {
  return answer(request, context);
}

/** Bytes: a login and a password, generously. */
const MAX_FORM = 16 * 1024;

/** next-auth would read a body of any size and kind, and break on malformed JSON. */
export async function POST(request: NextRequest, context: Context) {
  const { headers, url, method } = request;
  if (!isSameOrigin(headers)) return new Response(null, { status: 403 });
  const type = headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return new Response(null, { status: 415 });
  const body = await readSmallForm(request, MAX_FORM);
  if (body === null) return new Response(null, { status: 413 });
  return answer(new NextRequest(url, { method, headers, body }), context);
}
