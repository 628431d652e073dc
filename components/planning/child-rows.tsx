import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { StateMark } from "@/components/ui/state-mark";
import type { PlainDate } from "@/lib/dates";
import { ageOn } from "@/lib/families/rules";
import { displayName } from "@/lib/names";
import type { PlannedChild } from "@/lib/planning/queries";
import { isMovable, markOf, sectionOf, toDecide } from "@/lib/planning/rules";

type Props = { label: string; date: PlainDate; list: PlannedChild[] };

/** A list of children on one day: who, how old, which class, in which state, and what can be done. */
export function ChildRows({ label, date, list }: Props) {
  const t = useTranslations("planning");
  return (
    <table
      className="table [&_td]:py-2 sm:[&_td]:py-0.5 sm:[&_td]:align-middle print:[&_td]:py-0.5"
      aria-label={label}
    >
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("columns.child")}</th>
          <th scope="col">{t("columns.state")}</th>
          <th scope="col">{t("columns.actions")}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((child) => (
          <ChildRow key={child.id} child={child} date={date} />
        ))}
      </tbody>
    </table>
  );
}

const ACTION = "link inline-flex min-h-target items-center";
/** On a phone the child's name leads to the same. */
const WIDE = `${ACTION} max-sm:hidden`;

function ChildRow({ child, date }: { child: PlannedChild; date: PlainDate }) {
  const t = useTranslations("planning");
  const words = useTranslations("reservations.state");
  const name = displayName(child);
  const mark = markOf(child);
  const page = `/equipe/planning/reservations/${child.id}` as const;
  const waits = toDecide(child.state);
  return (
    <tr className="print:break-inside-avoid">
      <td className="w-3/5 max-sm:ps-0">
        <Link href={page} prefetch={false} className="link font-semibold">
          {name}
        </Link>
        <p className="text-sm text-muted sm:ms-2 sm:inline">
          {t("child", { age: ageOn(child.birthDate, date), class: child.schoolClass || "none" })}
        </p>
      </td>
      <td className="w-1/5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {mark ? (
            <StateMark state={mark} label={words(mark)} rank={child.rank ?? undefined} />
          ) : (
            <Badge>{t("cancelled")}</Badge>
          )}
          {child.rank !== null && <span className="sr-only">{t("rank", { rank: child.rank })}</span>}
          {child.late && waits && <Badge tone="warning">{t("late")}</Badge>}
          {child.due && <Badge tone="info">{t("due")}</Badge>}
        </span>
      </td>
      <td className="text-end max-sm:pe-0 print:hidden">
        <span className="flex flex-col items-end gap-x-4 sm:flex-row sm:justify-end">
          {waits && (
            <Link
              href={`/equipe/demandes/${child.requestId}`}
              prefetch={false}
              aria-label={t("answerOne", { name })}
              className={ACTION}
            >
              {t("answer")}
            </Link>
          )}
          {isMovable(child) && child.state !== "CANCEL_REQUESTED" && (
            <Link
              href={`${page}#deplacer`}
              prefetch={false}
              aria-label={t("moveOne", { name })}
              className={WIDE}
            >
              {t("move")}
            </Link>
          )}
          {isMovable(child) && sectionOf(child.state) !== "asking" && (
            <Link
              href={`${page}#annuler`}
              prefetch={false}
              aria-label={t("cancelOne", { name })}
              className={WIDE}
            >
              {t("cancel")}
            </Link>
          )}
        </span>
      </td>
    </tr>
  );
}
