/** The drawing of the public home: the gates of the portal's mark, and children coming through. */
export function Gates() {
  return (
    <svg viewBox="0 0 400 280" aria-hidden className="w-full">
      <circle cx="334" cy="58" r="30" className="fill-sun" />
      <path d="M0 280v-62c64-34 128-20 200-8s140 14 200-20v90z" className="fill-accent-soft" />
      <g fill="none" strokeLinecap="round" className="stroke-accent">
        <path d="M132 246V134a68 68 0 0 1 136 0v112" strokeWidth="18" />
        <path d="M40 250v-66a36 36 0 0 1 72 0v66M288 244v-66a36 36 0 0 1 72 0v66" strokeWidth="11" />
      </g>
      <g className="fill-accent">
        <circle cx="76" cy="206" r="11" />
        <path d="M58 250a18 18 0 0 1 36 0z" />
        <circle cx="324" cy="202" r="11" />
        <path d="M306 246a18 18 0 0 1 36 0z" />
      </g>
      <g className="fill-sun">
        <circle cx="180" cy="164" r="16" />
        <path d="M152 246v-30a28 28 0 0 1 56 0v30z" />
        <circle cx="230" cy="196" r="12" />
        <path d="M210 246v-14a20 20 0 0 1 40 0v14z" />
      </g>
    </svg>
  );
}
