import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { archiveActivity } from "@/lib/activities/actions";
import type { ActivityDetail } from "@/lib/activities/queries";
import { Press } from "./press";

/** Archives an activity, or puts it back into service. */
export function ActivityEnd({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations("activities.one");
  const word = activity.archived ? "restore" : "archive";
  return (
    <Card title={t(word)}>
      <p className="mb-3">{t(`${word}Text`)}</p>
      <Press
        id="archiver-activite"
        action={archiveActivity}
        values={[
          ["activite", activity.id],
          ["version", String(activity.version)],
          ["archiver", activity.archived ? "non" : "oui"],
        ]}
        variant="secondary"
      >
        {t(word)}
      </Press>
    </Card>
  );
}
