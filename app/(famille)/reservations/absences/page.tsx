import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Temporal } from "temporal-polyfill";
import { DeclareForm } from "@/components/absences/declare-form";
import { OwnDeclaration } from "@/components/absences/own-declaration";
import { ProofNow } from "@/components/absences/proof-now";
import { SendOutcomeBanner, useRefusedForm } from "@/components/documents/send-outcome";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type DeclarableDays, declarableDays, type OwnAbsences, ownAbsences } from "@/lib/absences/queries";
import { type OwnQuery, ownQuery } from "@/lib/absences/schema";
import { requireParent } from "@/lib/auth";
import { dayOf } from "@/lib/dates";
import { type SendOutcome, sendOutcome } from "@/lib/documents/schema";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("absences"))("title") };
}

export default async function AbsencesPage({ searchParams }: PageProps<"/reservations/absences">) {
  const actor = await requireParent();
  const { timeZone } = await organisationFacts(actor);
  const [choice, own, query] = await Promise.all([
    declarableDays(actor, timeZone),
    ownAbsences(actor, timeZone),
    searchParams,
  ]);
  return (
    <Absences
      choice={choice}
      declarations={own.declarations}
      query={ownQuery.parse(query)}
      outcome={sendOutcome.parse(query)}
      timeZone={timeZone}
    />
  );
}

type Props = {
  choice: DeclarableDays;
  declarations: OwnAbsences["declarations"];
  query: OwnQuery;
  /** What became of a proof that was sent without script. */
  outcome: SendOutcome;
  timeZone: string;
};

function Absences({ choice, declarations, query, outcome, timeZone }: Props) {
  const t = useTranslations("absences");
  const refused = useRefusedForm(outcome) ?? undefined;
  const justDeclared = declarations.filter(({ id, mayProve }) => query.declaree.includes(id) && mayProve);
  const dayOn = (at: Date) => dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/reservations", label: t("back") }} />
      <div id="bilan" className="stack empty:hidden">
        {query.jours !== undefined && (
          <Banner tone="success" live>
            {t("declared", { count: query.jours })}
          </Banner>
        )}
        {query.retirees && (
          <Banner tone="success" live>
            {t("withdrawn")}
          </Banner>
        )}
        <SendOutcomeBanner outcome={outcome} received={t("proof.received")} />
        {justDeclared.length > 0 && <ProofNow declarations={justDeclared} />}
      </div>
      <Card title={t("form.title")}>
        <DeclareForm choice={choice} />
      </Card>
      <Card title={t("list.title")}>
        {declarations.length === 0 ? (
          <EmptyState icon="check" title={t("list.none")}>
            {t("list.noneText")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {declarations.map((declaration) => (
              <OwnDeclaration
                key={declaration.id}
                declaration={declaration}
                declaredOn={dayOn(declaration.createdAt)}
                refused={query.declaration === declaration.id ? refused : undefined}
              />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
