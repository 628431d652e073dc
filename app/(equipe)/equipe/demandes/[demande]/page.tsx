import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { DayVerdict } from "@/components/requests/day-verdict";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { StickyBar } from "@/components/ui/sticky-bar";
import { requireStaff } from "@/lib/auth";
import { id } from "@/lib/fields";
import { decideDays } from "@/lib/requests/actions";
import { waitingRequest } from "@/lib/reservations/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("oneByOne") };
}

export default async function RequestPage({ params }: PageProps<"/equipe/demandes/[demande]">) {
  const actor = await requireStaff("REQUESTS");
  const requestId = id.safeParse((await params).demande).data ?? notFound();
  const [t, waiting] = await Promise.all([getTranslations("requests"), waitingRequest(actor, requestId)]);
  const first = waiting[0] ?? notFound();
  return (
    <>
      <PageHeader
        title={t("dayTitle", { name: first.household })}
        intro={t("dayIntro")}
        back={{ href: "/equipe/demandes", label: t("back") }}
      />
      <ActionForm id="jours" action={decideDays} labels={{ summary: t("summary") }}>
        {waiting.map(({ kind, cells }) => (
          <Card key={kind} title={t(`kind.${kind}`)}>
            <ul>
              {cells.map((cell) => (
                <DayVerdict key={cell.id} cell={cell} />
              ))}
            </ul>
          </Card>
        ))}
        <TextareaField
          name="motif"
          label={t("commonReason")}
          hint={t("commonReasonHint")}
          rows={2}
          maxLength={500}
        />
        <StickyBar label={t("bar.label")}>
          <SubmitButton pending={t("deciding")} icon="check">
            {t("save")}
          </SubmitButton>
        </StickyBar>
      </ActionForm>
    </>
  );
}
