import { ofEachFile, type Rule } from "./rule";
import { closure, type House, type Import, isCall, type Node, pathOf, type Source } from "./source";
import { placeOf } from "./zones";

/** Libraries that only compute. */
const PURE_PACKAGES = [
  "temporal-polyfill",
  "zod",
  "csv-parse/sync",
  "libphonenumber-js",
  "@zxcvbn-ts/",
  "@cantoo/pdf-lib",
  "node:zlib",
];

/** What reaches out of a function: the network, the process, the time, chance. */
const OUTSIDE = ["fetch", "process", "crypto", "performance", "console", "setTimeout", "setInterval"];

const isPure = (name: string) => PURE_PACKAGES.some((known) => name === known || name.startsWith(known));

const reads = (source: Source, names: string[]) =>
  source.nodes.filter((node) => {
    const path = pathOf(node);
    return path !== null && names.some((name) => path === name || path.startsWith(`${name}.`));
  });

function impurities(source: Source): string[] {
  const foreign = source.imports.filter(({ own, typeOnly, to }) => !own && !typeOnly && !isPure(to));
  const calls = source.nodes.filter(
    (node) =>
      node.type === "CallExpression" &&
      OUTSIDE.some((name) => pathOf(node.callee as Node)?.split(".")[0] === name),
  );
  const chance = reads(source, ["Math.random", "process.env"]);
  return [
    ...foreign.map(({ to }) => `loads ${to}`),
    ...calls.map((node) => `calls ${pathOf(node.callee as Node)}`),
    ...chance.map((node) => `reads ${pathOf(node)}`),
    ...timeReads(source).map((node) => `reads the time (${node.type})`),
  ];
}

function impure(house: House, { module }: Source): string[] {
  return [...closure(house, module)].flatMap((reached) => {
    const source = house.get(reached);
    return source ? impurities(source).map((why) => `${source.path} ${why}`) : [];
  });
}

const rules: Rule = {
  name: "rules are pure, with all that they load",
  check: ofEachFile((source, house) =>
    placeOf(source.module).zone === "rules" ? impure(house, source) : [],
  ),
  bad: [
    { "lib/staff/rules.ts": `import { readFileSync } from "node:fs";` },
    { "lib/staff/rules.ts": `import "server-only";` },
    { "lib/staff/rules.ts": `import { redirect } from "next/navigation";` },
    { "lib/staff/rules.ts": `export const lot = () => Math.random();` },
    { "lib/staff/rules.ts": `export const at = () => new Date();` },
    { "lib/staff/rules.ts": `export const ask = () => fetch("https://exemple.test");` },
    {
      "lib/staff/rules/age.ts": `import { now } from "@/lib/clock";`,
      "lib/clock.ts": `export const now = () => Temporal.Now.instant();`,
    },
    {
      "lib/staff/rules.ts": `import { db } from "@/lib/db";`,
      "lib/db.ts": `import { Pool } from "pg";`,
    },
  ],
};

const isSchemaImport = ({ to, own, typeOnly }: Import) =>
  typeOnly || to === "zod" || (own && (to === "lib/fields" || placeOf(to).zone === "schema"));

const schemas: Rule = {
  name: "a schema loads zod, lib/fields and other schemas",
  check: ofEachFile((source) =>
    placeOf(source.module).zone === "schema"
      ? source.imports.map((it) => !isSchemaImport(it) && `loads ${it.to}`)
      : [],
  ),
  bad: [
    { "lib/staff/schema.ts": `import { nameOf } from "./rules";` },
    { "lib/staff/schema.ts": `import { env } from "@/lib/env";` },
    { "lib/staff/schema.ts": `import { isEmail } from "some-package";` },
  ],
};

function timeReads({ nodes }: Source): Node[] {
  return nodes.filter((node) => {
    if (isCall(node, "Date.now") || isCall(node, "Date")) return true;
    if (node.type === "NewExpression")
      return pathOf(node.callee as Node) === "Date" && (node.arguments as Node[]).length === 0;
    return pathOf(node) === "Temporal.Now";
  });
}

const SQL_TIME =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(date|time)/i;

const sqlTimeReads = ({ nodes }: Source) =>
  nodes.filter(
    (node) =>
      node.type === "TemplateElement" && SQL_TIME.test((node.value as unknown as { raw: string }).raw),
  );

const time: Rule = {
  name: "only lib/clock.ts reads the time, in SQL too",
  check: ofEachFile((source) => [
    ...(source.module === "lib/clock" ? [] : timeReads(source).map(() => "reads the time")),
    ...sqlTimeReads(source).map(() => "lets PostgreSQL read the time"),
  ]),
  bad: [
    { "lib/staff/commands.ts": `const at = new Date();` },
    { "lib/staff/commands.ts": `const at = Date.now();` },
    { "app/page.tsx": `const at = Temporal.Now.instant();` },
    { "lib/session.ts": "const rows = await db().$queryRaw`SELECT 1 WHERE expires_at > now()`;" },
  ],
};

const settings: Rule = {
  name: "only lib/env.ts reads process.env",
  check: ofEachFile((source) => {
    const isProcess = ({ to }: Import) => to === "node:process" || to === "process";
    const nodes = source.module === "lib/env" ? [] : reads(source, ["process.env"]);
    return [
      ...nodes.map((node) => `reads ${pathOf(node)}`),
      ...source.imports.filter(isProcess).map(({ to }) => `loads ${to}`),
    ];
  }),
  bad: [
    { "app/page.tsx": `const secret = process.env.AUTH_SECRET;` },
    { "app/page.tsx": `const { AUTH_SECRET } = process.env;` },
    { "lib/mails/rules.ts": `import { env } from "node:process";` },
  ],
};

const FRAMEWORK = /^(next|react|react-dom|next-auth)(\/|$)/;

const framework: Rule = {
  name: "schemas, rules, queries, commands, integrations and jobs know no web framework",
  check: ofEachFile((source) => {
    const zones = ["schema", "rules", "queries", "commands", "integration", "job"];
    if (!zones.includes(placeOf(source.module).zone)) return [];
    return source.imports.map(({ to, own }) => !own && FRAMEWORK.test(to) && `loads ${to}`);
  }),
  bad: [
    { "lib/staff/commands.ts": `import { cookies } from "next/headers";` },
    { "lib/jobs/worker.ts": `import { cache } from "react";` },
  ],
};

const browser: Rule = {
  name: "what a browser loads reaches no catalogue and nothing of the server",
  check: ofEachFile((source, house) => {
    if (!source.hasDirective("use client")) return [];
    const seen = new Set([source.module]);
    const problems: string[] = [];
    for (const module of seen) {
      for (const { to, own, typeOnly } of house.get(module)?.imports ?? []) {
        if (typeOnly) continue;
        // The framework puts a reference in the place of an action.
        if (own && placeOf(to).zone !== "actions") seen.add(to);
        if (/^(next-intl|use-intl|server-only|node:)/.test(to)) problems.push(`${module} loads ${to}`);
        if (to === "lib/text/catalogue" || to.endsWith(".json")) problems.push(`${module} loads ${to}`);
      }
    }
    return problems;
  }),
  bad: [
    { "components/ui/a.tsx": `"use client"; import { useTranslations } from "next-intl";` },
    {
      "components/ui/a.tsx": `"use client"; import { b } from "./b";`,
      "components/ui/b.ts": `import { catalogue } from "@/lib/text/catalogue";`,
    },
    {
      "components/ui/a.tsx": `"use client"; import { env } from "@/lib/request";`,
      "lib/request.ts": `import "server-only";`,
    },
  ],
};

export const PURITY: Rule[] = [rules, schemas, time, settings, framework, browser];
