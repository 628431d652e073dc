/** First link of every page: goes past the header. */
export function SkipLink({ href = "#contenu", children }: { href?: `#${string}`; children: string }) {
  return (
    <a
      href={href}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-4 focus:py-3 focus:font-semibold focus:text-accent-contrast"
    >
      {children}
    </a>
  );
}
