import { db } from "@/lib/db";
import type { Domain, SaveDomain, StructureSettings, Subject } from "@/lib/dossier/schema";
import { child, makeFamily, makeStaff, makeStructure, parentOf } from "../factories";
import { setAuthority } from "./authority";

/** What a structure asks of its families' files. */
export async function setFile(structureId: string, settings: Partial<StructureSettings>): Promise<void> {
  await db().fileSettings.create({ data: { structureId, ...settings } });
}

/** One household of two adults with a login and one child; an agent who keeps files and health there. */
export async function makeHome(settings?: Partial<StructureSettings>) {
  const structureId = await makeStructure();
  if (settings) await setFile(structureId, settings);
  const family = await makeFamily([structureId], {
    adults: [{ phone: "+33639980001" }, { firstName: "Karim", phone: "+33639980002" }],
  });
  return {
    structureId,
    family,
    householdId: family.householdId,
    childId: family.childIds[0]!,
    agent: await makeStaff([structureId], ["FAMILIES", "HEALTH"]),
    claire: parentOf(family, 0),
    karim: parentOf(family, 1),
  };
}

/** A child of two homes, each with its own structure; nobody but its own adult holds a login there. */
export async function makeTwoHomes() {
  const [here, there] = [await makeStructure(), await makeStructure()];
  const first = await makeFamily([here], {
    adults: [{ phone: "+33639980001" }],
    children: [child({ firstName: "Noé" })],
  });
  const childId = first.childIds[0]!;
  const second = await makeFamily([there], {
    adults: [{ firstName: "Sofia", lastName: "Diallo", phone: "+33639980003" }],
    children: [child({ firstName: "Noé", childId })],
  });
  return {
    here,
    there,
    childId,
    first,
    second,
    claire: parentOf(first),
    sofia: parentOf(second),
    agentHere: await makeStaff([here], ["FAMILIES", "HEALTH"]),
    agentThere: await makeStaff([there], ["FAMILIES", "HEALTH"]),
  };
}

/** What an editor sends. */
export const answers = (
  subject: Subject,
  id: string,
  domain: Domain,
  values: SaveDomain["values"],
  version = 1,
): SaveDomain => ({ subject, id, domain, version, values });

export { setAuthority };
