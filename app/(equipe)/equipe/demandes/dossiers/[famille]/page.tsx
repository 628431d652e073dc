import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DecisionReport } from "@/components/requests/decision-report";
import { FamilyAnswers } from "@/components/requests/family-answers";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { familyDetail } from "@/lib/families/queries";
import { familyRequests } from "@/lib/requests/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("files.open") };
}

export default async function FamilyRequestsPage({
  params,
  searchParams,
}: PageProps<"/equipe/demandes/dossiers/[famille]">) {
  const actor = await requireStaff("FAMILIES");
  const [{ famille }, query, t] = await Promise.all([params, searchParams, getTranslations("requests")]);
  const [waiting, family] = await Promise.all([familyRequests(actor, famille), familyDetail(actor, famille)]);
  const back = { href: "/equipe/demandes/dossiers" as const, label: t("files.back") };
  if (!waiting || !family) {
    return (
      <>
        <PageHeader title={t("dossiers")} back={back} />
        <DecisionReport query={query} />
        <EmptyState
          icon="check"
          title={t("files.settled")}
          action={<ButtonLink href="/equipe/demandes/dossiers">{t("files.back")}</ButtonLink>}
        >
          {t("files.settledText")}
        </EmptyState>
      </>
    );
  }
  const childNames = new Map(
    family.children.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]),
  );
  return (
    <>
      <PageHeader
        title={t("files.familyTitle", { name: waiting.household })}
        intro={t("files.familyIntro")}
        back={back}
        actions={
          waiting.next && (
            <ButtonLink
              href={`/equipe/demandes/dossiers/${waiting.next}`}
              variant="secondary"
              icon="chevronRight"
            >
              {t("files.next")}
            </ButtonLink>
          )
        }
      />
      <DecisionReport query={query} />
      <FamilyAnswers key={waiting.householdId} waiting={waiting} childNames={childNames} />
    </>
  );
}
