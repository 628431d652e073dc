import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { mint, type StaffActor, type SystemActor } from "@/lib/actor";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { queueMail } from "@/lib/mails/commands";
import type { NewMail } from "@/lib/mails/schema";

export const system = mint<SystemActor>({ kind: "system", task: "test" });

/** Where mails go in this test file; production without any transport unless one is named. */
export function sendThrough(
  settings: { demo?: boolean; SMTP_URL?: string; RESEND_API_KEY?: string; RESEND_BASE_URL?: string } = {},
) {
  const nowhere = { SMTP_URL: undefined, RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, demo: false };
  Object.assign(env(), nowhere, settings);
}

/** Queues one mail in a transaction of its own. */
export function queue(mail: NewMail): Promise<string> {
  return transaction((tx) => queueMail(system, tx, mail));
}

/** A mail without a secret, to somebody known only by this address. */
export const notice = (to = `${newId()}@exemple.test`): NewMail => ({
  template: "password-changed",
  params: {},
  to,
  locale: "fr",
});

/** Why a step of the SMTP conversation is refused: its answer's code and words. */
export type Refusal = { code: number; text: string };
type Steps = { sender?: Refusal; recipient?: Refusal; data?: Refusal };

/** A real mail server on this machine. `steps` may be set at any time; `gate` holds back its last answer. */
export async function startSmtp() {
  const received: ParsedMail[] = [];
  const steps: Steps = {};
  const state = { gate: Promise.resolve(), waiting: 0 };
  const refuse = ({ code, text }: Refusal) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onMailFrom: (_address, _session, done) => done(steps.sender ? refuse(steps.sender) : null),
    onRcptTo: (_address, _session, done) => done(steps.recipient ? refuse(steps.recipient) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then(async (mail) => {
          state.waiting += 1;
          await state.gate;
          if (steps.data) return done(refuse(steps.data));
          received.push(mail);
          done();
        })
        .catch(done);
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    steps,
    state,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

type ResendAnswer = { status: number; body: object };
type ResendRequest = {
  path: string;
  key: string | undefined;
  authorization: string | undefined;
  body: Record<string, unknown>;
};

/** A local stand-in that speaks Resend's protocol: POST /emails, with one mail per Idempotency-Key and body. */
export async function startResend() {
  const requests: ResendRequest[] = [];
  const sent: ResendRequest[] = [];
  const answers: ResendAnswer[] = [];
  const known = new Map<string, { body: string; id: string }>();

  const answer = (request: ResendRequest): ResendAnswer => {
    const forced = answers.shift();
    if (forced) return forced;
    const body = JSON.stringify(request.body);
    const before = known.get(request.key ?? "");
    if (before && before.body !== body) {
      return {
        status: 409,
        body: { statusCode: 409, name: "invalid_idempotent_request", message: "different payload" },
      };
    }
    const id = before?.id ?? newId();
    if (!before) sent.push(request);
    known.set(request.key ?? newId(), { body, id });
    return { status: 200, body: { id } };
  };

  const server = createServer(async (incoming, response) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const { authorization, "idempotency-key": key } = incoming.headers;
    const request = {
      path: `${incoming.method} ${incoming.url}`,
      key: key as string | undefined,
      authorization,
      body: JSON.parse(text),
    };
    requests.push(request);
    const { status, body } = answer(request);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    sent,
    /** Forced answers, one per request, before the ordinary ones. */
    answers,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** An organisation with one structure more; the first call makes the organisation. */
export async function makeStructure() {
  const organisation = await db().organisation.upsert({
    where: { singleton: true },
    create: { name: "Valmont-sur-Isère" },
    update: {},
  });
  return db().structure.create({
    data: { name: `Structure ${newId()}`, kind: "LEISURE", organisationId: organisation.id },
  });
}

/** An adult with a login, in a household of `structureId`. */
export async function makeReader(
  structureId: string,
  { email = `${newId()}@exemple.test`, passwordHash = null as string | null } = {},
) {
  const household = await db().household.create({
    data: { status: "ACTIVE", structures: { create: { structureId } } },
  });
  const account = await db().account.create({
    data: {
      email,
      passwordHash,
      adult: {
        create: {
          firstName: "Léa",
          lastName: "Martin",
          nameKey: "lea martin",
          householdId: household.id,
        },
      },
    },
  });
  return { accountId: account.id, email, householdId: household.id };
}

/** A sign-up of `structureId` that waits for an answer. */
export function makeSignUp(structureId: string, email = `${newId()}@exemple.test`) {
  const at = new Date("2026-11-16T08:00:00Z");
  return db().signUp.create({
    data: {
      structureId,
      firstName: "Nora",
      lastName: "Petit",
      nameKey: "nora petit",
      email,
      phone: "+33199000000",
      address: "1 rue des Lilas",
      postalCode: "38000",
      city: "Valmont-sur-Isère",
      privacyAcceptedAt: at,
      createdAt: at,
    },
  });
}

/** A member of staff who keeps the families of these structures, or an administrator. */
export async function makeStaffActor(structures: string[] | "all"): Promise<StaffActor> {
  const isAdmin = structures === "all";
  const grants = (isAdmin ? [] : structures).map((structureId) => ({
    structureId,
    permission: "FAMILIES" as const,
  }));
  const account = await db().account.create({
    data: {
      email: `${newId()}@exemple.test`,
      staff: { create: { firstName: "Agnès", lastName: "Petit", isAdmin, grants: { create: grants } } },
    },
  });
  return mint<StaffActor>({
    kind: "staff",
    accountId: account.id,
    sessionId: newId(),
    staffId: account.staffId ?? "",
    isAdmin,
    grants,
    locale: "fr",
  });
}
