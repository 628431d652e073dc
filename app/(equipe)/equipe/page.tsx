import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { Tile, TileGrid } from "@/components/ui/tile";
import { holds } from "@/lib/actor";
import { requireStaff } from "@/lib/auth";
import { mailAlerts } from "@/lib/mails/queries";
import { waitingFor } from "../waiting";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("title") };
}

export default async function StaffHome() {
  const actor = await requireStaff();
  const [t, counts, alerts] = await Promise.all([
    getTranslations("staff"),
    holds(actor, "REQUESTS") || holds(actor, "FAMILIES") ? waitingFor(actor) : null,
    holds(actor, "FAMILIES") ? mailAlerts(actor) : null,
  ]);
  return (
    <div className="stack">
      <PageHeader title={t("title")} intro={counts?.total === 0 ? t("nothing") : t("intro")} />
      {alerts && alerts.queuedWithoutTransport > 0 && (
        <Banner tone="danger" title={t("mailsQueued")}>
          {t("mailsQueuedText", { count: alerts.queuedWithoutTransport })}
        </Banner>
      )}
      {alerts && alerts.failed > 0 && (
        <Banner tone="warning" title={t("mailsFailed")}>
          {t("mailsFailedText", { count: alerts.failed })}
        </Banner>
      )}
      <TileGrid label={t("tasks")} columns={3}>
        {counts && holds(actor, "REQUESTS") && (
          <>
            <Tile
              href="/equipe/demandes?type=inscriptions"
              icon="users"
              title={t("signUps")}
              text={t("signUpsText", { count: counts.signUps })}
              count={counts.signUps}
              countLabel={t("countLabel", { count: counts.signUps })}
            />
            <Tile
              href="/equipe/demandes?type=reservations"
              icon="calendar"
              title={t("requests")}
              text={t("requestsText", { count: counts.requests })}
              count={counts.requests}
              countLabel={t("countLabel", { count: counts.requests })}
            />
            <Tile
              href="/equipe/demandes?type=annulations"
              icon="minus"
              title={t("cancellations")}
              text={t("cancellationsText", { count: counts.cancellations })}
              count={counts.cancellations}
              countLabel={t("countLabel", { count: counts.cancellations })}
            />
            {counts.enrolments > 0 && (
              <Tile
                href="/equipe/demandes/activites"
                icon="check"
                title={t("enrolments")}
                text={t("enrolmentsText", { count: counts.enrolments })}
                count={counts.enrolments}
                countLabel={t("countLabel", { count: counts.enrolments })}
              />
            )}
            {counts.toAllocate !== null && (
              <Tile
                href="/equipe/attributions"
                icon="queue"
                title={t("allocations")}
                text={t("allocationsText", { count: counts.toAllocate })}
                count={counts.toAllocate}
                countLabel={t("countLabel", { count: counts.toAllocate })}
              />
            )}
          </>
        )}
        {counts && holds(actor, "FAMILIES") && (
          <>
            <Tile
              href="/equipe/demandes/dossiers"
              icon="edit"
              title={t("files")}
              text={t("filesText", { count: counts.files })}
              count={counts.files}
              countLabel={t("countLabel", { count: counts.files })}
            />
            <Tile
              href="/equipe/demandes/pieces"
              icon="documents"
              title={t("pieces")}
              text={t("piecesText", { count: counts.pieces })}
              count={counts.pieces}
              countLabel={t("countLabel", { count: counts.pieces })}
            />
          </>
        )}
        {holds(actor, "FAMILIES") && (
          <Tile href="/equipe/familles" icon="family" title={t("families")} text={t("familiesText")} />
        )}
        {holds(actor, "IMPORTS") && (
          <Tile href="/equipe/imports" icon="upload" title={t("imports")} text={t("importsText")} />
        )}
      </TileGrid>
    </div>
  );
}
