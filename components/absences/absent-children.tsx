import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StateMark } from "@/components/ui/state-mark";
import { Table } from "@/components/ui/table";
import type { AbsentChild } from "@/lib/absences/queries";
import { MARKS } from "./absence-words";

/** Who does not come on a day, where, and how it counts. */
export function AbsentChildren({ title, absent }: { title: string; absent: AbsentChild[] }) {
  const t = useTranslations("absences");
  return (
    <Card title={title} className="mb-6">
      {absent.length === 0 ? (
        <p className="text-muted">{t("staff.todayNone")}</p>
      ) : (
        <Table label={t("staff.todayTable")}>
          <thead>
            <tr>
              <th scope="col">{t("staff.child")}</th>
              <th scope="col">{t("staff.where")}</th>
              <th scope="col">{t("staff.why")}</th>
              <th scope="col">{t("staff.state")}</th>
            </tr>
          </thead>
          <tbody>
            {absent.map(({ absenceId, child, activity, slot, reason, status }) => (
              <tr key={absenceId}>
                <th scope="row">{child}</th>
                <td>{t("form.part", { activity, slot })}</td>
                <td>{t(`reasons.${reason}`)}</td>
                <td>
                  {status && (
                    <StateMark state={MARKS[status]} label={t(`staff.status.${status}`)} showLabel />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
