import { z } from "zod";
import { id } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";
import { DOMAINS, type Domain, SUBJECTS } from "./fields";

const say = (code: RefusalCode) => code;

/** One domain of one subject: which part of which file. */
export const place = z.object({
  subject: z.enum(SUBJECTS, say("not-found")),
  id,
  domain: z.enum(Object.keys(DOMAINS) as [Domain, ...Domain[]], say("not-found")),
});
export type Place = z.output<typeof place>;

/** What an editor sends: its place, the version that it was opened at, and the fields under their own names. */
export const saveDomainSchema = z
  .looseObject({ ...place.shape, version: z.coerce.number(say("invalid")).int(say("invalid")).min(0) })
  .transform(({ subject, id, domain, version, ...values }) => ({ subject, id, domain, version, values }));
export type SaveDomain = {
  subject: Place["subject"];
  id: string;
  domain: Domain;
  version: number;
  /** As a form sends them; each is checked by its field's own schema. */
  values: Record<string, unknown>;
};
