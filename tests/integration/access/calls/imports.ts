import * as commands from "@/lib/imports/commands";
import * as queries from "@/lib/imports/queries";
import { csvFile, csvLine } from "../../../factories/families";
import type { Calls } from "./call";

export const imports: Calls = {
  "imports.checkImport [of this structure]": (actor) =>
    commands.checkImport(actor, { fileName: "familles.csv", bytes: csvFile([csvLine("Ici")]) }),
  "imports.runImport [I]": (actor, { I }) => commands.runImport(actor, { id: I, invite: true }),
  "imports.runImport [there, A's reference]": (actor, { claim }) =>
    commands.runImport(actor, { id: claim, invite: true }),
  "imports.importBatches": (actor) => queries.importBatches(actor),
  "imports.importPage [I]": (actor, { I }) => queries.importPage(actor, I),
  "imports.importPage [there, A's reference]": (actor, { claim }) => queries.importPage(actor, claim),
};
