/** The page of the portal to go back to, from a Referer header: a path of this site, or the home page. */
export function returnPath(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return /^\/(?![/\\])/.test(pathname) ? pathname + search : "/";
}
