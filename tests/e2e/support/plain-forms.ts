import { type APIRequestContext, type APIResponse, request } from "@playwright/test";
import { DEMO_PASSWORD } from "./stage";

/** A browser without script, window or patience: it keeps its cookies and sends forms as they stand in the page. */
export function plainBrowser(url: string, headers: Record<string, string> = {}): Promise<APIRequestContext> {
  return request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url, ...headers } });
}

const ENTITIES: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'", "#39": "'" };

const decode = (text: string) =>
  text.replaceAll(/&([a-z]+|#\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

const attribute = (tag: string, name: string) => {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : decode(value);
};

/** The tags of one kind in a page, each with its attributes. */
export function tags(html: string, name: string): { of(attributeName: string): string | undefined }[] {
  const found = html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];
  return found.map((tag) => ({ of: (attributeName) => attribute(tag, attributeName) }));
}

/** What the form `id` of a page sends with these answers, its hidden fields included. */
export function formData(html: string, id: string, answers: [string, string][]): FormData {
  const form = html.match(new RegExp(`<form[^>]*\\sid="${id}"[^>]*>([\\s\\S]*?)</form>`))?.[1];
  if (form === undefined) throw new Error(`no form ${id} in the page`);
  const data = new FormData();
  for (const input of tags(form, "input")) {
    const name = input.of("name");
    if (input.of("type") === "hidden" && name) data.append(name, input.of("value") ?? "");
  }
  for (const [name, value] of answers) data.append(name, value);
  return data;
}

/** Opens a page and sends the form `id` in it. Resolves to the answer, wherever it led. */
export async function sendForm(
  browser: APIRequestContext,
  path: string,
  id: string,
  answers: [string, string][],
  options: { headers?: Record<string, string>; maxRedirects?: number } = {},
): Promise<APIResponse> {
  const html = await (await browser.get(path)).text();
  return browser.post(path, { multipart: formData(html, id, answers), ...options });
}

/** What somebody types to sign in. */
export const credentials = (login: string, password = DEMO_PASSWORD): [string, string][] => [
  ["identifiant", login],
  ["motDePasse", password],
];

/** Signs in; the answer is the page behind the login, or the login page with what it refuses. */
export function plainSignIn(
  browser: APIRequestContext,
  login: string,
  password?: string,
): Promise<APIResponse> {
  return sendForm(browser, "/connexion", "connexion", credentials(login, password));
}
