import { ofEachFile, type Rule } from "./rule";
import { type House, isCall, isNode, type Node, pathOf, type Source, walk } from "./source";
import { placeOf } from "./zones";

type Found = { source: Source; name: string; declaration: Node | null };

/** The values that an entry point hands out, each with the file that declares it. */
export function handedOut(house: House, { module, exports }: Source): Found[] {
  const source = house.get(module)!;
  return exports
    .filter(({ typeOnly }) => !typeOnly)
    .flatMap(({ name, declaration, from }): Found[] => {
      if (declaration) return [{ source, name, declaration }];
      const origin = from === null ? source : house.get(from);
      if (!origin) return [{ source, name, declaration: null }];
      if (name === "*") return handedOut(house, origin);
      return [{ source: origin, name, declaration: origin.declared(name) }];
    });
}

const isType = ({ type }: Node) => type.startsWith("TS");

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

/** The function that a declaration makes, if it makes one. */
function functionOf(declaration: Node): Node | null {
  const node = declaration.type === "VariableDeclarator" ? (declaration.init as Node | null) : declaration;
  return node && FUNCTIONS.includes(node.type) ? node : null;
}

/** Whether a function's first parameter is `actor`, and its first statement `allow(actor, …)`. */
function isGated(node: Node): boolean {
  const [first] = node.params as Node[];
  if (first?.type !== "Identifier" || first.name !== "actor") return false;
  const body = node.body as Node;
  const [statement] = body.type === "BlockStatement" ? (body.body as Node[]) : [];
  const call = statement?.type === "ExpressionStatement" ? (statement.expression as Node) : null;
  if (!call || !isCall(call, "allow")) return false;
  return pathOf((call.arguments as Node[])[0]!) === "actor";
}

const doors: Rule = {
  name: "every query and command takes the actor first and begins with allow(actor, …)",
  check: (house) =>
    [...house.values()]
      .filter(({ module }) => {
        const { zone, inside } = placeOf(module);
        return (zone === "queries" || zone === "commands") && !inside;
      })
      .flatMap((entry) =>
        handedOut(house, entry).flatMap(({ source, name, declaration }) => {
          if (!declaration) return [`${entry.path}: ${name} is declared nowhere`];
          if (isType(declaration)) return [];
          const made = functionOf(declaration);
          const isValue = !made && declaration.type === "VariableDeclarator";
          const isConstant = isValue && !isCall(declaration.init as Node, "cache");
          return isConstant || (made && isGated(made)) ? [] : [`${source.path}: ${name} has no gate`];
        }),
      ),
  bad: [
    { "lib/staff/queries.ts": `export async function all() { return db().staff.findMany(); }` },
    {
      "lib/staff/queries.ts": `export async function all(id: string, actor: Actor) { allow(actor, "staff"); }`,
    },
    {
      "lib/staff/queries.ts": `export async function all(actor: Actor) { const x = 1; allow(actor, "staff"); }`,
    },
    { "lib/staff/queries.ts": `export const all = (actor: Actor) => db().staff.findMany();` },
    { "lib/staff/queries.ts": `export const all = cache(async (actor: Actor) => []);` },
    { "lib/staff/commands.ts": `const erase = async (actor: Actor) => undefined; export { erase };` },
    {
      "lib/staff/queries/index.ts": `export * from "./all";`,
      "lib/staff/queries/all.ts": `export function all(actor: Actor) { return []; }`,
    },
    {
      "lib/staff/queries/index.ts": `export { all } from "./all";`,
      "lib/staff/queries/all.ts": `export function all(actor: Actor) { allow(other, "staff"); }`,
    },
  ],
};

const mints: Rule = {
  name: "only lib/auth.ts and the jobs make actors",
  check: ofEachFile(({ module, imports }) => {
    const makes = imports.some(
      ({ to, names, typeOnly }) =>
        to === "lib/actor" && !typeOnly && names.some((n) => n === "mint" || n === "*"),
    );
    return [makes && module !== "lib/auth" && placeOf(module).zone !== "job" && "makes an actor"];
  }),
  bad: [
    { "lib/staff/commands.ts": `import { mint } from "@/lib/actor";` },
    { "app/page.tsx": `import * as actors from "@/lib/actor";` },
    { "lib/action.ts": `export { mint } from "./actor";` },
  ],
};

const DATABASE = /^(lib\/db|lib\/generated\/prisma\/client)$|^(pg|@prisma\/)/;

const database: Rule = {
  name: "the database is reached by queries, commands, jobs, and server-only foundations that know no framework",
  check: ofEachFile(({ module, imports }) => {
    const { zone } = placeOf(module);
    if (["queries", "commands", "job"].includes(zone)) return [];
    const isServerOnly = imports.some(({ to }) => to === "server-only");
    const knowsFramework = imports.some(({ to }) => /^next(-auth)?(\/|$)/.test(to));
    if (zone === "foundation" && isServerOnly && !knowsFramework) return [];
    return imports.map(({ to, typeOnly }) => !typeOnly && DATABASE.test(to) && `loads ${to}`);
  }),
  bad: [
    { "app/page.tsx": `import { db } from "@/lib/db";` },
    { "lib/staff/actions.ts": `import { transaction } from "@/lib/db";` },
    { "lib/staff/rules.ts": `import { Prisma } from "@/lib/db";` },
    { "lib/money.ts": `import { pool } from "./db";` },
    {
      "lib/auth.ts": `import "server-only"; import { cookies } from "next/headers"; import { db } from "./db";`,
    },
    { "components/ui/a.tsx": `import { Pool } from "pg";` },
  ],
};

const nextAuth: Rule = {
  name: "only lib/auth.ts loads next-auth",
  check: ofEachFile(({ module, imports }) =>
    imports.map(({ to }) => /^next-auth(\/|$)/.test(to) && module !== "lib/auth" && `loads ${to}`),
  ),
  bad: [{ "app/page.tsx": `import { getServerSession } from "next-auth";` }],
};

const WRAPPERS = ["visitorAction", "accountAction", "pendingAction", "parentAction", "staffAction"];

const calls = (node: Node, names: string[]) =>
  [...walk(node)].some((it) => names.some((name) => isCall(it, name)));

/** What an action may not touch before it knows where the request comes from. */
const isDoing = ({ to, typeOnly }: { to: string; typeOnly: boolean }) =>
  !typeOnly && (placeOf(to).zone === "commands" || to === "lib/auth" || to === "next/headers");

const isWrapped = ({ init }: Node) => isNode(init) && WRAPPERS.some((wrapper) => isCall(init, wrapper));

/** Whether a declaration uses one of `names`, itself or through other declarations of its file that no wrapper guards. */
function uses(source: Source, declaration: Node, names: string[], seen = new Set([declaration])): boolean {
  for (const { type, name } of walk(declaration)) {
    if (type !== "Identifier") continue;
    if (names.includes(String(name))) return true;
    const helper = source.declared(String(name));
    if (!helper || seen.has(helper) || isWrapped(helper)) continue;
    seen.add(helper);
    if (uses(source, helper, names, seen)) return true;
  }
  return false;
}

const actions: Rule = {
  name: "every action is made by a wrapper of lib/action.ts, checks the origin, or does nothing itself",
  check: ofEachFile((source) => {
    if (placeOf(source.module).zone !== "actions") return [];
    const doers = source.imports.filter(isDoing).flatMap(({ locals }) => locals);
    return source.exports.map(({ name, declaration }) => {
      if (!declaration) return `${name} comes from another file`;
      if (isWrapped(declaration) || calls(declaration, ["isSameOrigin"])) return false;
      return (!functionOf(declaration) || uses(source, declaration, doers)) && `${name} has no gate`;
    });
  }),
  bad: [
    {
      "lib/staff/actions.ts": `import * as commands from "./commands"; export async function go() { await commands.go(); }`,
    },
    {
      "lib/staff/actions.ts": `import { cookies } from "next/headers"; export const go = async () => { (await cookies()).set("a", "b"); };`,
    },
    {
      "lib/staff/actions.ts": `import * as commands from "./commands"; const help = () => commands.go(); export async function go() { await help(); }`,
    },
    { "lib/staff/actions.ts": `export const go = other(schema, async () => {});` },
    { "lib/staff/actions.ts": `export { go } from "./commands";` },
  ],
};

const WRITES = ["POST", "PUT", "PATCH", "DELETE"];

const routes: Rule = {
  name: "a route that writes checks the origin or verifies a secret",
  check: ofEachFile((source) => {
    if (!/^app\/.*\/route\.tsx?$/.test(source.path)) return [];
    return source.exports.map(({ name, declaration }) => {
      if (!WRITES.includes(name)) return false;
      const isChecked = declaration && calls(declaration, ["isSameOrigin", "timingSafeEqual"]);
      return !isChecked && `${name} has no gate`;
    });
  }),
  bad: [
    { "app/api/hook/route.ts": `export async function POST(request: Request) { return receive(request); }` },
    { "app/api/hook/route.ts": `const POST = handler; export { POST };` },
  ],
};

export const GATES: Rule[] = [doors, mints, database, nextAuth, actions, routes];
