import { ofEachFile, type Rule } from "./rule";
import { type Node, pathOf } from "./source";
import { placeOf } from "./zones";

const LONGEST = 300;

const lengths: Rule = {
  name: `no file is longer than ${LONGEST} lines`,
  check: ofEachFile(({ text }) => {
    const lines = text.trimEnd().split("\n").length;
    return [lines > LONGEST && `${lines} lines`];
  }),
  bad: [{ "lib/long.ts": "export {};\n".repeat(LONGEST + 1) }],
};

const NOUN = /^lib\/[a-z-]+\/(schema|rules|queries|commands|actions)(\.ts|\/([a-z-]+\/)*[a-z-]+\.ts)$/;
const SPECIAL = [
  /^lib\/[a-z-]+\.ts$/,
  /^lib\/text\/[a-z-]+(\.d)?\.ts$/,
  /^lib\/integrations\/[a-z-]+\.ts$/,
  /^lib\/jobs\/[a-z-]+\.ts$/,
];

const nouns: Rule = {
  name: "a noun is its schema, rules, queries, commands and actions; actions are one file",
  check: ofEachFile(({ path }) => {
    if (!path.startsWith("lib/")) return [];
    const isNoun = NOUN.test(path) && !/^lib\/[a-z-]+\/actions\//.test(path);
    return [!isNoun && !SPECIAL.some((shape) => shape.test(path)) && "has no place here"];
  }),
  bad: [
    { "lib/staff/helpers.ts": "" },
    { "lib/staff/rules.tsx": "" },
    { "lib/staff/actions/go.ts": `"use server";` },
    { "lib/integrations/mail/smtp.ts": "" },
    { "lib/Money.ts": "" },
  ],
};

const folders: Rule = {
  name: "a part that is a folder has an index.ts, and is not a file as well",
  check: (house) => {
    const paths = [...house.values()].map(({ path }) => path);
    const parts = paths.flatMap(
      (path) => /^(lib\/[a-z-]+\/(?:schema|rules|queries|commands))\//.exec(path)?.[1] ?? [],
    );
    return [...new Set(parts)].flatMap((part) => {
      const isFile = paths.includes(`${part}.ts`);
      const hasIndex = paths.includes(`${part}/index.ts`);
      return hasIndex && !isFile ? [] : [part];
    });
  },
  bad: [{ "lib/staff/rules/age.ts": "" }, { "lib/staff/rules/age.ts": "", "lib/staff/rules.ts": "" }],
};

const serverActions: Rule = {
  name: "actions.ts is “use server”, and nothing else is",
  check: ofEachFile((source) => {
    const isActions = placeOf(source.module).zone === "actions";
    const says = source.hasDirective("use server");
    const inside = source.nodes.some((node) => node.directive === "use server") && !says;
    return [
      says !== isActions && (isActions ? "is not “use server”" : "is “use server”"),
      inside && "has an action inside",
    ];
  }),
  bad: [
    { "lib/staff/actions.ts": `export const go = 1;` },
    { "app/actions.ts": `"use server";` },
    { "app/page.tsx": `export default function Page() { async function go() { "use server"; } }` },
  ],
};

const attributes = (name: string) => (node: Node) =>
  node.type === "JSXAttribute" && (node.name as Node).name === name;

const styles: Rule = {
  name: "pages carry no inline style, and nobody writes raw HTML",
  check: ofEachFile(({ path, nodes }) => [
    !path.startsWith("emails/") && nodes.some(attributes("style")) && "has an inline style",
    nodes.some(attributes("dangerouslySetInnerHTML")) && "writes raw HTML",
    nodes.some((node) => /\.(innerHTML|outerHTML)$/.test(pathOf(node) ?? "")) && "writes raw HTML",
  ]),
  bad: [
    { "app/page.tsx": `export default () => <p style={{ color: "red" }} />;` },
    { "emails/a.tsx": `export default () => <p dangerouslySetInnerHTML={{ __html: "" }} />;` },
    { "components/ui/a.ts": `node.innerHTML = text;` },
  ],
};

const types: Rule = {
  name: "no any, no silenced type error",
  check: ofEachFile(({ text, nodes }) => [
    nodes.some((node) => node.type === "TSAnyKeyword") && "says any",
    /@ts-(ignore|nocheck|expect-error)/.test(text) && "silences a type error",
  ]),
  bad: [
    { "lib/a.ts": `export const a = b as any;` },
    { "lib/a.ts": `// @ts-${"ignore"}\nexport const a = 1;` },
  ],
};

const titles: Rule = {
  name: "every page that shows something has its own title",
  check: ofEachFile(({ path, nodes, exports }) => {
    const isPage = /^app\/(.*\/)?page\.tsx$/.test(path) && nodes.some(({ type }) => type.startsWith("JSX"));
    const isTitled = exports.some(({ name }) => name === "metadata" || name === "generateMetadata");
    return [isPage && !isTitled && "has no metadata"];
  }),
  bad: [{ "app/page.tsx": `export default function Page() { return <p />; }` }],
};

export const SHAPE: Rule[] = [lengths, nouns, folders, serverActions, styles, types, titles];
