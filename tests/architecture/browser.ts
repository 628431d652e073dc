import type { Rule } from "./rule";
import type { House } from "./source";

/** What a family's browser is spared: the server checks what a form sends, the browser only helps to fill it in. */
const HEAVY = /^(zod|@hookform\/resolvers)(\/|$)/;

const isFamilyPage = (module: string) => module.startsWith("app/(famille)/");

/** The modules that the browser loads with the pages of families: from "use client" on, as far as "use server". */
function browserModules(house: House): Set<string> {
  const server = new Set([...house.keys()].filter(isFamilyPage));
  const browser = new Set<string>();
  const next = (module: string) =>
    (house.get(module)?.imports ?? []).flatMap(({ to, own, typeOnly }) => (own && !typeOnly ? [to] : []));
  const isServer = (module: string) => house.get(module)?.hasDirective("use server");
  for (const module of server) {
    if (house.get(module)?.hasDirective("use client")) browser.add(module);
    else for (const to of next(module)) server.add(to);
  }
  for (const module of browser) for (const to of next(module)) if (!isServer(to)) browser.add(to);
  return browser;
}

const light: Rule = {
  name: "no page of families loads zod in the browser",
  check: (house) =>
    [...browserModules(house)].flatMap((module) => {
      const { path, imports } = house.get(module) ?? { path: module, imports: [] };
      const heavy = imports.filter(({ to, own, typeOnly }) => !own && !typeOnly && HEAVY.test(to));
      return heavy.map(({ to }) => `${path} loads ${to}`);
    }),
  bad: [
    { "app/(famille)/a/page.tsx": `"use client"; import { z } from "zod";` },
    {
      "app/(famille)/a/page.tsx": `import { Form } from "@/components/a/form";`,
      "components/a/form.tsx": `"use client"; import { a } from "@/lib/a/schema";`,
      "lib/a/schema.ts": `import { z } from "zod";`,
    },
    {
      "app/(famille)/layout.tsx": `export { Form } from "@/components/a/form";`,
      "components/a/form.tsx": `"use client"; import { zodResolver } from "@hookform/resolvers/zod";`,
    },
  ],
};

export const BROWSER: Rule[] = [light];
