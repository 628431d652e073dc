import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DocumentTabs } from "@/components/documents/document-tabs";
import { PieceGroups } from "@/components/documents/piece-groups";
import { SendFreeForm } from "@/components/documents/send-form";
import { SendOutcomeBanner, useRefusedForm } from "@/components/documents/send-outcome";
import { UploadList } from "@/components/documents/upload-list";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { familyPieces } from "@/lib/documents/queries";
import { isLacking } from "@/lib/documents/rules";
import { type FamilyPieces, type SendOutcome, sendOutcome, sendTarget } from "@/lib/documents/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.sent"))("title") };
}

export default async function SentDocumentsPage({ searchParams }: PageProps<"/documents/envois">) {
  const actor = await requireParent();
  const [pieces, query] = await Promise.all([familyPieces(actor), searchParams]);
  const { piece, enfant } = sendTarget.parse(query);
  const target = piece ? [piece, enfant].filter(Boolean).join(".") : "libre";
  return <SentDocuments pieces={pieces} outcome={sendOutcome.parse(query)} target={target} />;
}

type Props = {
  pieces: FamilyPieces;
  outcome: SendOutcome;
  /** The form that the outcome is about. */
  target: string;
};

function SentDocuments({ pieces, outcome, target }: Props) {
  const t = useTranslations("documents");
  const state = useRefusedForm(outcome);
  const { lines, uploads, children, today } = pieces;
  const lacking = lines.filter((line) => line.required && isLacking(line)).length;
  return (
    <div className="stack">
      <PageHeader
        title={t("sent.title")}
        intro={t("sent.intro")}
        back={{ href: "/accueil", label: t("back") }}
      />
      <DocumentTabs current="sent" />
      <SendOutcomeBanner outcome={outcome} received={t("form.received", { count: outcome.recus ?? 0 })} />
      {outcome.retire && (
        <Banner tone="success" live>
          {t("sent.withdrawn")}
        </Banner>
      )}
      <section aria-labelledby="demandes" className="stack">
        <h2 id="demandes">{t("sent.asked")}</h2>
        {lines.length === 0 ? (
          <EmptyState icon="documents" title={t("sent.askedNone")}>
            {t("sent.askedNoneText")}
          </EmptyState>
        ) : (
          <>
            <p>{t("pieces.missing", { count: lacking })}</p>
            <PieceGroups lines={lines} refused={state && { key: target, state }} />
          </>
        )}
      </section>
      <Card title={t("sent.free")}>
        <p className="mb-4 text-muted">{t("sent.freeText")}</p>
        <SendFreeForm
          id="envoi"
          childOptions={children}
          initial={state && target === "libre" ? state : undefined}
        />
      </Card>
      <Card title={t("sent.history")}>
        {uploads.length === 0 ? (
          <p>{t("sent.historyNone")}</p>
        ) : (
          <UploadList uploads={uploads} today={today} mayWithdraw />
        )}
      </Card>
    </div>
  );
}
