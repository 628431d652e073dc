import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui/steps";
import { progress } from "@/lib/signups/rules";
import type { Step } from "@/lib/signups/schema";

/** The way through the first file. */
export async function FileSteps({ current, done }: { current: Step; done: string[] }) {
  const t = await getTranslations("signups.file");
  return (
    <Steps
      label={t("stepsLabel")}
      steps={progress(current, done).map(({ step, state, reachable }) => ({
        label: t(`steps.${step}`),
        state,
        stateLabel: t(state),
        href: reachable && state !== "current" ? (`/inscription/dossier/${step}` as Route) : undefined,
      }))}
    />
  );
}
