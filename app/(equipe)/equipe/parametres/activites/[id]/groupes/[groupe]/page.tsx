import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Press } from "@/components/activities/press";
import { SeenFields } from "@/components/activities/seen-fields";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { removeGroup, saveGroup } from "@/lib/activities/actions";
import { activityDetail } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";

type Props = PageProps<"/equipe/parametres/activites/[id]/groupes/[groupe]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("groups.title") };
}

export default async function GroupPage({ params }: Props) {
  const actor = await requireStaff("SETTINGS");
  const { id, groupe } = await params;
  const [t, found] = await Promise.all([getTranslations("activities"), activityDetail(actor, id)]);
  const activity = found ?? notFound();
  const group = activity.groups.find((own) => own.id === groupe) ?? null;
  if (!group && groupe !== "nouveau") notFound();
  const number = { inputMode: "numeric", maxLength: 2, width: "short" } as const;
  return (
    <>
      <PageHeader
        title={group?.name ?? t("groups.newTitle")}
        intro={activity.name}
        back={{ href: `/equipe/parametres/activites/${id}/groupes` as Route, label: t("groups.listBack") }}
      />
      <div className="stack max-w-text">
        {group && group.outOfAge > 0 && (
          <Banner tone="warning" title={t("groups.outOfAge", { count: group.outOfAge })} />
        )}
        <Card>
          <ActionForm id="groupe" action={saveGroup} labels={{ summary: t("summary") }}>
            <SeenFields activity={activity} />
            {group && <input type="hidden" name="groupe" value={group.id} />}
            <TextField
              name="nom"
              label={t("groups.name")}
              required
              maxLength={60}
              defaultValue={group?.name}
            />
            <div className="flex flex-wrap items-end gap-4">
              <TextField
                name="de"
                label={t("groups.min")}
                hint={t("groups.agesHint")}
                required
                {...number}
                defaultValue={group ? String(group.minAge) : undefined}
              />
              <TextField
                name="a"
                label={t("groups.max")}
                required
                {...number}
                defaultValue={group ? String(group.maxAge) : undefined}
              />
            </div>
            <TextField
              name="rang"
              label={t("groups.order")}
              hint={t("groups.orderHint")}
              {...number}
              defaultValue={String((group?.position ?? activity.groups.length) + 1)}
            />
            <SubmitButton pending={t("pending")} icon="check">
              {t("save")}
            </SubmitButton>
          </ActionForm>
        </Card>
        {group && !group.used && (
          <Card title={t("groups.removeTitle")}>
            <p className="mb-3">{t("groups.removeText")}</p>
            <Press
              id="supprimer"
              action={removeGroup}
              values={[
                ["activite", id],
                ["version", String(activity.version)],
                ["groupe", group.id],
              ]}
              variant="danger"
            >
              {t("groups.remove")}
            </Press>
          </Card>
        )}
      </div>
    </>
  );
}
