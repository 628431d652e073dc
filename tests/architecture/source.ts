import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseAst } from "vitest/node";

const ROOT = join(import.meta.dirname, "../..");

/** A node of the syntax tree; what it holds depends on its type. */
export type Node = { type: string; [field: string]: unknown };

/**
 * `to` is a module of the repository ("lib/db": no extension, no "/index") or a package as it is written; `names`
 * are those over there ("*" for all), `locals` those here.
 */
export type Import = { to: string; own: boolean; names: string[]; locals: string[]; typeOnly: boolean };

export type Exported = { name: string; declaration: Node | null; from: string | null; typeOnly: boolean };

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** A node and everything under it. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

const isAll = ({ type }: Node) => type === "ImportNamespaceSpecifier";

const nameOf = (node: unknown) => (node as { name?: string; value?: string }).name ?? (node as Node).value;

/** The module that a file is: "lib/mails/queries/index.ts" is "lib/mails/queries". */
export const moduleOf = (path: string) => path.replace(/(\.d)?\.tsx?$/, "").replace(/\/index$/, "");

function resolve(from: string, specifier: string): Pick<Import, "to" | "own"> {
  if (specifier.startsWith("@/")) return { to: moduleOf(specifier.slice(2)), own: true };
  if (specifier.startsWith("."))
    return { to: moduleOf(posix.join(posix.dirname(from), specifier)), own: true };
  return { to: specifier, own: false };
}

/** One hand-written file, read as text and as a tree. */
export class Source {
  readonly module: string;
  readonly tree: Node;
  readonly nodes: readonly Node[];
  readonly imports: readonly Import[];

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.module = moduleOf(path);
    const lang = path.endsWith(".d.ts") ? "dts" : path.endsWith("x") ? "tsx" : "ts";
    this.tree = parseAst(text, { lang }) as unknown as Node;
    this.nodes = [...walk(this.tree)];
    this.imports = this.nodes.flatMap((node) => this.importOf(node) ?? []);
  }

  private importOf(node: Node): Import | null {
    const source = node.source ?? (node.type === "TSImportType" ? node.argument : null);
    if (!isNode(source) || typeof source.value !== "string") return null;
    const specifiers = (node.specifiers ?? []) as Node[];
    const isType = (it: Node) => it.importKind === "type" || it.exportKind === "type";
    return {
      ...resolve(this.path, source.value),
      names: node.specifiers
        ? specifiers.map((it) => (isAll(it) ? "*" : String(nameOf(it.imported ?? it.local))))
        : ["*"],
      locals: specifiers.map((it) => String(nameOf(it.local))),
      typeOnly:
        node.type === "TSImportType" || isType(node) || (specifiers.length > 0 && specifiers.every(isType)),
    };
  }

  get body(): Node[] {
    return this.tree.body as Node[];
  }

  hasDirective(directive: string): boolean {
    return this.body.some((statement) => statement.directive === directive);
  }

  /** What the file exports, name by name; "*" for everything of another file. */
  get exports(): Exported[] {
    return this.body.flatMap((node): Exported[] => {
      const from = isNode(node.source) ? resolve(this.path, String(node.source.value)).to : null;
      const typeOnly = node.exportKind === "type";
      if (node.type === "ExportAllDeclaration") return [{ name: "*", declaration: null, from, typeOnly }];
      if (node.type === "ExportDefaultDeclaration")
        return [{ name: "default", declaration: node.declaration as Node, from, typeOnly }];
      if (node.type !== "ExportNamedDeclaration") return [];
      const named = ((node.specifiers ?? []) as Node[]).map((it) => ({
        name: String(nameOf(it.local)),
        declaration: null,
        from,
        typeOnly: typeOnly || it.exportKind === "type",
      }));
      if (!isNode(node.declaration)) return named;
      const declared = (node.declaration.declarations as Node[] | undefined) ?? [node.declaration];
      return declared.map((it) => ({ name: String(nameOf(it.id)), declaration: it, from, typeOnly }));
    });
  }

  /** A function declared at the top of the file under this name, whether `function f` or `const f = () =>`. */
  declared(name: string): Node | null {
    const statements = this.body.map((node) => (isNode(node.declaration) ? node.declaration : node));
    const declarations = statements.flatMap((node) => (node.declarations as Node[] | undefined) ?? [node]);
    return declarations.find((node) => isNode(node.id) && node.id.name === name) ?? null;
  }
}

/** Files by module. */
export type House = ReadonlyMap<string, Source>;

export const houseOf = (files: Record<string, string>): House =>
  new Map(Object.entries(files).map(([path, text]) => [moduleOf(path), new Source(path, text)]));

/** The hand-written TypeScript of app, components, lib and emails. */
export function readHouse(): House {
  const paths = globSync("{app,components,lib,emails}/**/*.{ts,tsx}", { cwd: ROOT });
  const written = paths.filter((path) => !path.startsWith("lib/generated/"));
  return houseOf(Object.fromEntries(written.map((path) => [path, readFileSync(join(ROOT, path), "utf8")])));
}

/** Whether `node` calls the function of this name, or a method of this path ("Date.now"). */
export function isCall(node: Node, path: string): boolean {
  if (node.type !== "CallExpression") return false;
  return pathOf(node.callee as Node) === path;
}

/** "process.env" for the expression process.env; null for anything but names and dots. */
export function pathOf(node: Node): string | null {
  if (node.type === "Identifier") return String(node.name);
  if (node.type !== "MemberExpression" || node.computed) return null;
  const object = pathOf(node.object as Node);
  return object && `${object}.${nameOf(node.property)}`;
}

/** The modules of the repository that a module loads at run time, itself included. */
export function closure(house: House, start: string): Set<string> {
  const seen = new Set([start]);
  for (const module of seen) {
    for (const { to, own, typeOnly } of house.get(module)?.imports ?? []) {
      if (own && !typeOnly) seen.add(to);
    }
  }
  return seen;
}
