import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { StickyBar } from "@/components/ui/sticky-bar";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { decideEnrolments } from "@/lib/enrolments/actions";
import type { EnrolmentGroup, EnrolmentToAnswer } from "@/lib/enrolments/queries";
import { sayDay } from "@/lib/text/dates";

const SHORT = { day: "numeric", month: "short", year: "numeric" } as const;

/** All that waits, group by group, each request with its answer; one press for all. */
export function AnswersForm({ groups }: { groups: EnrolmentGroup[] }) {
  const t = useTranslations("enrolments.staff");
  return (
    <ActionForm id="inscriptions" action={decideEnrolments} labels={{ summary: t("summary") }}>
      {groups.map((group) => (
        <GroupTable key={`${group.periodId} ${group.group}`} group={group} />
      ))}
      <StickyBar label={t("save")}>
        <div className="flex w-full flex-wrap items-end justify-between gap-3">
          <div className="min-w-0 grow sm:max-w-100">
            <TextField name="motif" label={t("common")} hint={t("commonHint")} maxLength={500} />
          </div>
          <SubmitButton pending={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </StickyBar>
    </ActionForm>
  );
}

function GroupTable({ group }: { group: EnrolmentGroup }) {
  const t = useTranslations("enrolments.staff");
  const locale = useLocale();
  const title = `${group.activity}, ${group.group}`;
  return (
    <section>
      <h2>{title}</h2>
      <p className="mb-3 text-muted">
        {t("facts", {
          structure: group.structure,
          period: group.period,
          first: sayDay(group.firstDay, locale, SHORT),
          last: sayDay(group.lastDay, locale, SHORT),
        })}
        {" · "}
        <strong>{t("places", { left: group.capacity - group.held, capacity: group.capacity })}</strong>
      </p>
      <Table label={title}>
        <thead>
          <tr>
            <th scope="col">{t("columns.child")}</th>
            <th scope="col">{t("columns.family")}</th>
            <th scope="col">{t("columns.asked")}</th>
            <th scope="col">{t("columns.answer")}</th>
            <th scope="col">{t("columns.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {group.requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function RequestRow({ request }: { request: EnrolmentToAnswer }) {
  const t = useTranslations("enrolments.staff");
  const locale = useLocale();
  const { id, state, child, rank, note } = request;
  const answers = ["valider", ...(state === "REQUESTED" ? (["attente"] as const) : []), "refuser"] as const;
  return (
    <tr>
      <th scope="row">
        {child}
        <span className="block text-sm font-normal text-muted">
          {t("born", { date: sayDay(request.birthDate, locale, SHORT) })}
        </span>
      </th>
      <td>
        <TextLink href={`/equipe/familles/${request.householdId}` as Route}>{request.household}</TextLink>
      </td>
      <td>
        {t("on", { date: sayDay(String(request.createdAt).slice(0, 10), locale, SHORT) })}
        {rank && <span className="block text-sm">{t("rank", { rank })}</span>}
        {note && <span className="block text-sm text-muted">{note}</span>}
      </td>
      <td className="min-w-44">
        <SelectField
          name={`reponses.${id}.verdict`}
          label={t("answerOf", { child })}
          hideLabel
          options={[
            { value: "", label: t("answer.none") },
            ...answers.map((value) => ({ value, label: t(`answer.${value}`) })),
          ]}
        />
      </td>
      <td className="min-w-52">
        <TextField name={`reponses.${id}.motif`} label={t("reasonOf", { child })} hideLabel maxLength={500} />
      </td>
    </tr>
  );
}
