import type { NextRequest } from "next/server";
import { signIn } from "@/lib/accounts/commands";
import { signInSchema } from "@/lib/accounts/schema";
import { authRoutes, readDeviceCookie } from "@/lib/auth";
import { isSameOrigin } from "@/lib/request";

type Context = RouteContext<"/api/auth/[...nextauth]">;

/** The second door to a session is the same command as the login page's, with the same limits. */
function answer(request: NextRequest, context: Context) {
  const routes = authRoutes(async (visitor, identifiant, motDePasse) => {
    const given = signInSchema.safeParse({ identifiant, motDePasse });
    if (!given.success) return null;
    const result = await signIn(visitor, given.data, await readDeviceCookie());
    return result.ok ? result.value.ticket : null;
  });
  return routes(request, context);
}

export function GET(request: NextRequest, context: Context) {
  return answer(request, context);
}

export function POST(request: NextRequest, context: Context) {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  return answer(request, context);
}
