/** The portal's mark: a gate, and someone coming through it. */
export function LogoMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className="size-9 shrink-0">
      <rect width="32" height="32" rx="7" className="fill-[#5f2a66]" />
      <path
        d="M7 26V15a9 9 0 0 1 18 0v11"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        className="stroke-[#ffffff]"
      />
      <circle cx="16" cy="15" r="3.6" className="fill-sun" />
      <path d="M11 26a5 5 0 0 1 10 0z" className="fill-sun" />
    </svg>
  );
}

/** The mark with the portal's name and that of the organisation. */
export function Logo({ name, organisation }: { name: string; organisation?: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <LogoMark />
      <span className="min-w-0 leading-tight">
        <span className="block font-bold text-text">{name}</span>
        {organisation && <span className="block text-sm text-muted">{organisation}</span>}
      </span>
    </span>
  );
}
