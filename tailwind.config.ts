import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;

const tones = ["info", "success", "warning", "danger"].flatMap((tone) =>
  ["soft", "ink", "line"].map((part) => `${tone}-${part}`),
);

const states = [
  "free",
  "requested",
  "reserved",
  "refused",
  "waitlisted",
  "cancel-requested",
  "closed",
  "full",
  "late",
  "other-home",
  "offered",
  "blocked",
  "present",
  "justified",
  "unjustified",
  "taken",
].flatMap((state) => [`state-${state}`, `state-${state}-ink`, `state-${state}-line`]);

const names = [
  ...["page", "surface", "sunken", "text", "muted", "line", "line-strong", "focus", "sun"],
  ...["accent", "accent-strong", "accent-contrast", "accent-soft"],
  ...["info", "info-contrast", "danger", "danger-contrast"],
  ...tones,
  ...states,
];

export default {
  theme: {
    colors: {
      inherit: "inherit",
      current: "currentColor",
      transparent: "transparent",
      ...Object.fromEntries(names.map((name) => [name, token(name)])),
    },
    extend: {
      spacing: { target: "2.75rem" },
      maxWidth: { page: "72rem", text: "42rem" },
      boxShadow: { card: "0 1px 2px rgb(36 27 41 / 0.06), 0 2px 8px rgb(36 27 41 / 0.05)" },
    },
  },
} satisfies Config;
