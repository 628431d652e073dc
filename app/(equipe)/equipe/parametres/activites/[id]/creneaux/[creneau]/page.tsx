import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Press } from "@/components/activities/press";
import { SeenFields } from "@/components/activities/seen-fields";
import { SlotFields } from "@/components/activities/slot-fields";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { endSlot, saveSlot } from "@/lib/activities/actions";
import { activityDetail, linkableSlots } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

type Props = PageProps<"/equipe/parametres/activites/[id]/creneaux/[creneau]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("slots.title") };
}

export default async function SlotPage({ params }: Props) {
  const actor = await requireStaff("SETTINGS");
  const { id, creneau } = await params;
  const [t, found, all] = await Promise.all([
    getTranslations("activities"),
    activityDetail(actor, id),
    linkableSlots(actor, id),
  ]);
  const activity = found ?? notFound();
  const slot = activity.slots.find((own) => own.id === creneau) ?? null;
  if (!slot && creneau !== "nouveau") notFound();
  const end = (what: "archiver" | "reprendre" | "supprimer") =>
    [
      ["activite", id],
      ["version", String(activity.version)],
      ["creneau", creneau],
      ["faire", what],
    ] as const;
  return (
    <>
      <PageHeader
        title={slot?.name ?? t("slots.newTitle")}
        intro={activity.name}
        back={{ href: `/equipe/parametres/activites/${id}/creneaux` as Route, label: t("slots.listBack") }}
      />
      <div className="stack max-w-text">
        <Card>
          <ActionForm id="creneau" action={saveSlot} labels={{ summary: t("summary") }}>
            <SeenFields activity={activity} />
            {slot && <input type="hidden" name="creneau" value={slot.id} />}
            <SlotFields
              slot={slot}
              position={slot?.position ?? activity.slots.length}
              others={all.filter((other) => other.id !== creneau)}
            />
            <SubmitButton pending={t("pending")} icon="check">
              {t("save")}
            </SubmitButton>
          </ActionForm>
        </Card>
        {slot?.archived && (
          <Card title={t("slots.restoreTitle")}>
            <p className="mb-3">{t("slots.restoreText")}</p>
            <Press id="reprendre" action={endSlot} values={end("reprendre")} variant="secondary">
              {t("slots.restore")}
            </Press>
          </Card>
        )}
        {slot && !(slot.archived && slot.used) && (
          <Card title={t("slots.endTitle")}>
            <p className="mb-3">{t(slot.used ? "slots.archiveText" : "slots.removeText")}</p>
            {slot.used ? (
              <Press id="archiver" action={endSlot} values={end("archiver")} variant="secondary">
                {t("slots.archive")}
              </Press>
            ) : (
              <Press id="supprimer" action={endSlot} values={end("supprimer")} variant="danger">
                {t("slots.remove")}
              </Press>
            )}
          </Card>
        )}
      </div>
    </>
  );
}
