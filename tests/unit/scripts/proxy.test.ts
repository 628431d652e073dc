import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { describe, expect, test } from "vitest";
import nextConfig from "@/next.config";
import { config } from "@/proxy";

const matches = (url: string) => unstable_doesMiddlewareMatch({ config, nextConfig, url });

describe("the policy of a page", () => {
  test.each([
    "/",
    "/equipe/familles",
    "/equipe/imports",
    "/demo/mails",
    // Whatever does not exist is answered with a page.
    "/api/inconnu",
    "/api/demo/mails/1/2",
    "/icon.svgx",
    "/demo/mails.jsonx",
    "/equipe/imports/fichiers",
    "/_next/image?url=x",
    "/api/fichiers/1/2",
    "/equipe/familles/1/2/jugement",
  ])("stands on %s", (url) => {
    expect(matches(url)).toBe(true);
  });

  test.each([
    "/_next/static/chunks/a.js",
    "/icon.svg",
    "/api/auth/callback/credentials",
    "/api/demo/mails/01a208d3-50b0-76f1-8255-b53bc6f4601a",
    "/demo/mails.json",
    "/equipe/imports/fichier",
    "/equipe/documents/fichier",
    "/equipe/familles/01a208d3-50b0-76f1-8255-b53bc6f4601a/jugement",
    "/documents/envois/fichier",
    "/api/fichiers/01a208d3-50b0-76f1-8255-b53bc6f4601a",
    "/api/uploadthing",
  ])("costs nothing on %s", (url) => {
    expect(matches(url)).toBe(false);
  });
});
