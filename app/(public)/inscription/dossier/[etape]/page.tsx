import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileStep } from "@/components/signups/file-step";
import { FileSteps } from "@/components/signups/file-steps";
import { LeaveFile } from "@/components/signups/leave-file";
import { PageHeader } from "@/components/ui/page-header";
import { requirePending } from "@/lib/auth";
import { householdFile } from "@/lib/signups/queries";
import { isReachable, isStep } from "@/lib/signups/rules";

type Props = PageProps<"/inscription/dossier/[etape]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { etape } = await params;
  const t = await getTranslations("signups.file");
  return { title: isStep(etape) ? t(`steps.${etape}`) : t("title") };
}

export default async function FileStepPage({ params }: Props) {
  const actor = await requirePending();
  const { etape } = await params;
  if (!isStep(etape)) notFound();
  const file = await householdFile(actor);
  if (!isReachable(etape, file.stepsDone)) redirect("/inscription/dossier");
  const t = await getTranslations("signups.file");
  return (
    <div className="narrow">
      <PageHeader title={t("title")} />
      <FileSteps current={etape} done={file.stepsDone} />
      <h2 className="mb-4">{t(`steps.${etape}`)}</h2>
      <FileStep step={etape} file={file} />
      <LeaveFile />
    </div>
  );
}
