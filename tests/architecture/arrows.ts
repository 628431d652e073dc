import { ofEachFile, type Rule } from "./rule";
import type { House, Import, Source } from "./source";
import { placeOf, type Zone } from "./zones";

const GROUND: Zone[] = ["foundation", "text", "generated"];

/** What a file of each zone may load at run time. */
const MAY: Record<Zone, Zone[]> = {
  foundation: GROUND,
  text: GROUND,
  generated: [],
  integration: ["integration", ...GROUND],
  schema: ["schema", ...GROUND],
  rules: ["rules", "schema", ...GROUND],
  queries: ["queries", "commands", "rules", "schema", "integration", "email", ...GROUND],
  commands: ["commands", "queries", "rules", "schema", "integration", "email", ...GROUND],
  actions: ["commands", "queries", "rules", "schema", ...GROUND],
  job: ["job", "commands", "queries", "rules", "schema", ...GROUND],
  email: ["email", "rules", "schema", ...GROUND],
  component: ["component", "actions", "rules", "schema", ...GROUND],
  app: ["app", "component", "actions", "queries", "rules", "schema", ...GROUND],
  elsewhere: [],
};

/** What it may know the types of besides. */
const KNOWS: Partial<Record<Zone, Zone[]>> = { component: ["queries", "commands"] };

/** A route handler authenticates itself: it may run a command, or the jobs, without an action. */
const isRoute = (path: string) => path.startsWith("app/") && /\/route\.tsx?$/.test(path);

function allowed({ path, module }: Source, { to, typeOnly }: Import): boolean {
  const { zone } = placeOf(module);
  const zones = [...MAY[zone], ...(typeOnly ? (KNOWS[zone] ?? []) : [])];
  if (isRoute(path)) zones.push("commands", "job");
  return zones.includes(placeOf(to).zone);
}

const eachImport = (problem: (source: Source, own: Import, house: House) => string | false) =>
  ofEachFile((source, house) =>
    source.imports.filter(({ own }) => own).map((own) => problem(source, own, house)),
  );

const arrows: Rule = {
  name: "arrows go app → components → nouns → foundations",
  check: eachImport((source, own) => !allowed(source, own) && `loads ${own.to}`),
  bad: [
    { "lib/money.ts": `import { priceOf } from "./tariffs/rules";` },
    { "lib/money.ts": `import type { Price } from "./tariffs/schema";` },
    { "lib/staff/queries.ts": `import { Badge } from "@/components/ui/badge";` },
    { "lib/staff/rules.ts": `const { pages } = await import("../../app/layout");` },
    { "lib/staff/rules/index.ts": `export * from "../queries";` },
    { "components/staff/name.tsx": `import { staffPerson } from "@/lib/staff/queries";` },
    { "components/staff/name.tsx": `import { createStaff } from "@/lib/staff/commands";` },
    { "components/staff/name.tsx": `import Page from "@/app/page";` },
    { "app/page.tsx": `import { createStaff } from "@/lib/staff/commands";` },
    { "app/page.tsx": `import { startWorker } from "@/lib/jobs/worker";` },
    { "app/page.tsx": `import { renderMail } from "@/emails/render";` },
    { "lib/staff/commands.ts": `import { startWorker } from "@/lib/jobs/worker";` },
    { "lib/staff/commands.ts": `import { town } from "@/scripts/seed/town";` },
  ],
};

const emails: Rule = {
  name: "mail templates are loaded by lib/mails alone",
  check: eachImport(({ module }, { to }) => {
    const isTemplate = placeOf(to).zone === "email" && placeOf(module).zone !== "email";
    return isTemplate && placeOf(module).noun !== "mails" && `loads ${to}`;
  }),
  bad: [{ "lib/staff/commands.ts": `const { renderMail } = await import("@/emails/render");` }],
};

const integrations: Rule = {
  name: "integrations are loaded by commands; queries load only ports, which load nothing themselves",
  check: eachImport(({ module }, { to, typeOnly }, house) => {
    if (typeOnly || placeOf(to).zone !== "integration" || placeOf(module).zone !== "queries") return false;
    const loads = house.get(to)?.imports.filter((it) => !it.typeOnly) ?? [];
    return loads.length > 0 && `loads ${to}, which loads ${loads[0]?.to}`;
  }),
  bad: [
    {
      "lib/mails/queries.ts": `import { smtp } from "@/lib/integrations/smtp";`,
      "lib/integrations/smtp.ts": `import { createTransport } from "nodemailer";`,
    },
  ],
};

const entries: Rule = {
  name: "a noun's queries and commands are entered by their front door",
  check: eachImport(({ module }, { to, typeOnly }) => {
    const { zone, noun, inside } = placeOf(to);
    const isGated = zone === "queries" || zone === "commands";
    return !typeOnly && isGated && inside && placeOf(module).noun !== noun && `loads ${to}`;
  }),
  bad: [
    {
      "lib/signups/commands.ts": `import { storeHouseholds } from "@/lib/families/commands/store-households";`,
    },
    { "app/page.tsx": `import { listed } from "@/lib/families/queries/list";` },
  ],
};

const circles: Rule = {
  name: "no file loads itself through others",
  check: (house) =>
    [...house.values()].flatMap(({ path, module }) => {
      const circle = circleFrom(house, module);
      return circle ? [`${path}: ${circle.join(" → ")}`] : [];
    }),
  bad: [
    {
      "lib/a/rules.ts": `export { b } from "../b/rules";`,
      "lib/b/rules.ts": `export { a } from "../a/rules";`,
    },
  ],
};

/** The shortest way from a module back to itself. */
function circleFrom(house: House, start: string): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const { to, own, typeOnly } of house.get(way.at(-1)!)?.imports ?? []) {
      if (!own || typeOnly) continue;
      if (to === start) return [...way, to];
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return null;
}

export const ARROWS: Rule[] = [arrows, emails, integrations, entries, circles];
