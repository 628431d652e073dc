const ENTITIES = { "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const decode = (text) => text.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity]);

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1]) : null;
};

/**
 * The form of a page that has a field so named, as a browser without script sees it: its hidden fields, and the values
 * of the fields named.
 * @param {string} html
 * @param {string} field
 * @returns {{ hidden: [string, string][], values: string[] }}
 */
export function formWith(html, field) {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  for (const form of forms) {
    const inputs = form.match(/<(?:input|button)\b[^>]*>/g) ?? [];
    const values = inputs.filter((tag) => attribute(tag, "name") === field);
    if (values.length === 0) continue;
    const hidden = inputs.filter((tag) => attribute(tag, "type") === "hidden");
    return {
      hidden: hidden.map((tag) => [attribute(tag, "name"), attribute(tag, "value") ?? ""]),
      values: values.map((tag) => attribute(tag, "value")),
    };
  }
  throw new Error(`no form has a field “${field}”`);
}

/**
 * Sends a form as a browser without script does and resolves to the milliseconds until the answer, which must lead to
 * another page, and to that page's address.
 * @param {string} url the page of the form
 * @param {{ cookie: string }} reader
 * @param {[string, string][]} fields
 */
export async function send(url, { cookie }, fields) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const start = performance.now();
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { cookie, origin: new URL(url).origin },
    redirect: "manual",
  });
  await response.arrayBuffer();
  const ms = performance.now() - start;
  const to = response.headers.get("location");
  if (response.status !== 303 || !to) throw new Error(`${url} answered ${response.status} to its form`);
  return { ms, to: new URL(to, url).href };
}
