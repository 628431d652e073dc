import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/bootstrap.mjs";
import { type Visit, visitsFile } from "./support/check-page";
import { expect, test } from "./support/test";

/** Pages without a face of their own. */
const ONLY_LEAD_ON = ["/inscription/dossier"];

/** The address of every page of the portal, "[…]" standing for any part. */
function routes(): string[] {
  const files = globSync("**/page.tsx", { cwd: join(ROOT, "app") });
  const paths = files.map(
    (file) => `/${file.replace(/(^|\/)page\.tsx$/, "").replaceAll(/\([^)]*\)\/?/g, "")}`,
  );
  return paths.map((path) => path.replace(/(?<=.)\/$/, "")).filter((path) => !ONLY_LEAD_ON.includes(path));
}

const matches = (route: string, path: string) =>
  new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`).test(path);

for (const project of ["mobile", "desktop"]) {
  test(`the journeys checked every page of the portal (${project})`, () => {
    const lines = existsSync(visitsFile()) ? readFileSync(visitsFile(), "utf8").trim().split("\n") : [];
    const visits: Visit[] = lines.map((line) => JSON.parse(line));
    const paths = visits.filter((visit) => visit.project === project).map(({ path }) => path);
    const all = routes();
    expect(all.length).toBeGreaterThan(25);
    // "/equipe/familles/nouvelle" is no page of a family.
    const exact = new Set(all);
    const missing = all.filter(
      (route) => !paths.some((path) => path === route || (!exact.has(path) && matches(route, path))),
    );
    expect(missing).toEqual([]);
  });
}
