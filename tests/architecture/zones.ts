const PARTS = ["schema", "rules", "queries", "commands", "actions"] as const;

export type Part = (typeof PARTS)[number];

export type Zone =
  | "app"
  | "component"
  | "email"
  | "text"
  | "integration"
  | "job"
  | "foundation"
  | "generated"
  | Part
  | "elsewhere";

/** Where a module stands in the house; `inside` is a file behind the entry point of its part. */
export type Place = { zone: Zone; noun: string | null; inside: boolean };

const FOLDERS: Record<string, Zone> = {
  "lib/generated": "generated",
  "lib/text": "text",
  "lib/integrations": "integration",
  "lib/jobs": "job",
  app: "app",
  components: "component",
  emails: "email",
};

export function placeOf(module: string): Place {
  const [top = "", folder, part, ...rest] = module.split("/");
  const known = top === "lib" ? PARTS.find((name) => name === part) : undefined;
  if (known && folder) return { zone: known, noun: folder, inside: rest.length > 0 };
  const zone = FOLDERS[`${top}/${folder}`] ?? FOLDERS[top];
  if (zone) return { zone, noun: null, inside: false };
  return { zone: top === "lib" && folder && !part ? "foundation" : "elsewhere", noun: null, inside: false };
}
