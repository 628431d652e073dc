import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./lib/csp";
import { env } from "./lib/env";

/** Gives each page its policy and its nonce; authorises nothing. */
export function proxy(request: NextRequest) {
  const { https, production } = env();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, { https, dev: !production });
  const headers = new Headers(request.headers);
  // The framework reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (https) response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  // Files and routes that answer with no page; the import's upload would be copied in memory here.
  matcher: ["/((?!_next/static|_next/image|icon.svg|api/|demo/mails.json|equipe/imports/fichier).*)"],
};
