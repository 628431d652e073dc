import { classNames } from "./class-names";

/** Outlines on a 24 × 24 grid, drawn with a stroke of 2. */
const PATHS = {
  home: "M3 11.5 12 4l9 7.5M5.5 9.5V20h4.5v-6h4v6h4.5V9.5",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8",
  invoice: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5",
  documents: "M8 3h7l4 4v10H8zM15 3v4h4M8 7H5v14h10v-4",
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  family:
    "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM16.5 13a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 20v-1a5.5 5.5 0 0 1 11 0v1M14.5 16.6a4.5 4.5 0 0 1 7 3.4",
  child:
    "M12 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM12 10v6M6.5 12.5 12 14l5.5-1.5M12 16l-3.5 5M12 16l3.5 5",
  mail: "M3 6h18v13H3zM3.5 6.5 12 13l8.5-6.5",
  heart: "M12 20.5s-8-4.9-8-10.6a4.4 4.4 0 0 1 8-2.6 4.4 4.4 0 0 1 8 2.6c0 5.7-8 10.6-8 10.6z",
  book: "M12 6.5c-2-1.5-5-2-8.5-2v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14c-3.5 0-6.5.5-8.5 2zM12 6.5v14",
  meal: "M4.5 3v4.5a2.5 2.5 0 0 0 5 0V3M7 3v18M17.5 13H14V9.5C14 6.5 15.5 4 17.5 3v18",
  lock: "M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5",
  check: "m4.5 12.5 5 5L19.5 7",
  cross: "m6 6 12 12M18 6 6 18",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
  upload: "M12 16V4.5M7 9l5-5 5 5M4.5 15v5h15v-5",
  download: "M12 4v11.5M7 11l5 5 5-5M4.5 16v4h15v-4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
  warning: "M12 3.5 22 20.5H2zM12 10v4.5M12 17.4v.1",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.6v.1",
  chevronLeft: "m14.5 5-7 7 7 7",
  chevronRight: "m9.5 5 7 7-7 7",
  chevronDown: "m5 9 7 7 7-7",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  users:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18.2 14.4a6.5 6.5 0 0 1 3.3 5.6",
  queue: "M4 6h16M4 12h16M4 18h9M16.5 18l1.8 1.8L21.5 16",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  logout: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  edit: "m4 20 1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5",
  refresh: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9M20 4v5h-5",
  eye: "M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  eyeOff: "M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12zM4 20 20 4",
  ban: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.7 5.7l12.6 12.6",
  dash: "M7 12h10",
} as const;

export type IconName = keyof typeof PATHS;

type Props = { name: IconName; className?: string; label?: string };

/** A drawing as high as the text around it; silent for assistive technology unless it has a `label`. */
export function Icon({ name, className, label }: Props) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames("inline-block shrink-0", className ?? "size-[1.25em]")}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
