import { redirect } from "next/navigation";
import { requirePending } from "@/lib/auth";
import { householdFile } from "@/lib/signups/queries";
import { firstUndone } from "@/lib/signups/rules";

/** Leads to the step that waits. */
export default async function FilePage() {
  const { stepsDone } = await householdFile(await requirePending());
  redirect(`/inscription/dossier/${firstUndone(stepsDone)}`);
}
