/**
 * The Content-Security-Policy of one page: only scripts that carry this answer's nonce run, and what
 * they load; nothing from elsewhere, no frame around the portal. Pages send to the portal alone, and to `sendTo`.
 */
export function contentSecurityPolicy(
  nonce: string,
  options: { https: boolean; dev: boolean; sendTo?: string },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${options.dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${options.sendTo ? ` ${options.sendTo}` : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    ...(options.https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
