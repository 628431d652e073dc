import type { RefusalCode } from "@/lib/result";
import { type FilePolicies, fieldsOf } from "../rules";
import { type Place, SILENT_WHEN_EMPTY, VALUES } from "../schema";
import { type Parsed, parseAnswers } from "../schema/parse";

type Answers = Readonly<Record<string, unknown>>;

/**
 * The answers of a form that are the sender's to give, each checked by its field's schema. Whatever else was sent is
 * a problem of its own: nothing is then stored.
 */
export function readAnswers(
  { subject, domain }: Place,
  policies: FilePolicies,
  isStaff: boolean,
  answers: Answers,
): Parsed {
  const schemas = VALUES[subject];
  const editable = fieldsOf(subject, domain).filter((field) => {
    const policy = policies.policyOf(subject, field);
    return policy !== "HIDDEN" && (isStaff || policy !== "SHOWN");
  });
  const silent = editable.filter((field) => SILENT_WHEN_EMPTY.includes(field) && !(field in answers));
  const given = { ...answers, ...Object.fromEntries(silent.map((field) => [field, undefined])) };
  const parsed = parseAnswers(
    Object.fromEntries(Object.entries(schemas).filter(([field]) => (editable as string[]).includes(field))),
    given,
  );
  const forbidden = Object.keys(answers).filter((field) => !(editable as string[]).includes(field));
  const problems: Record<string, RefusalCode> = Object.fromEntries(
    forbidden.map((field) => [field, "forbidden-field"]),
  );
  return { values: parsed.values, problems: { ...parsed.problems, ...problems } };
}
