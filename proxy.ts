import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./lib/csp";
import { env } from "./lib/env";

/** Where browsers send documents when UploadThing keeps them. */
const UPLOADTHING = "https://*.ingest.uploadthing.com";

/** Gives each page its policy and its nonce; authorises nothing. */
export function proxy(request: NextRequest) {
  const { https, production, STORAGE, UPLOADTHING_INGEST_URL } = env();
  const ingest = UPLOADTHING_INGEST_URL ? new URL(UPLOADTHING_INGEST_URL).origin : UPLOADTHING;
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, {
    https,
    dev: !production,
    sendTo: STORAGE === "uploadthing" ? ingest : undefined,
  });
  const headers = new Headers(request.headers);
  // The framework reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (https) response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  // Only what never answers with a page is left out; bodies would be copied in memory here.
  matcher: [
    "/((?!_next/static/|icon\\.svg$|api/auth/|api/demo/mails/[^/]+$|demo/mails\\.json$|equipe/imports/fichier$|api/fichiers/[^/]+$|api/uploadthing$|documents/envois/fichier$|equipe/documents/fichier$|equipe/familles/[^/]+/jugement$).*)",
  ],
};
