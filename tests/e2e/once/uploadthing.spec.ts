import { startUploadThing } from "../../fakes/uploadthing";
import { signIn } from "../support/accounts";
import { activePdf, pdf, type TestFile } from "../support/files";
import { expect, test } from "../support/test";

test("where UploadThing keeps the files, browsers send them there, and none is shown before its check", async ({
  own,
  person,
}) => {
  const service = await startUploadThing();
  try {
    const portal = await own.portal({
      ...(await own.settings()),
      ...service.settings,
      STORAGE: "uploadthing",
    });
    const page = await person({ baseURL: portal.url });
    await signIn(page, "parent2@demo.test");
    const toUs: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/documents/envois/fichier"))
        toUs.push(request.url());
    });
    const send = async (file: TestFile) => {
      await page.goto("/documents/envois");
      await page.getByLabel("Titre du document").fill("Certificat du jour");
      const form = page.locator("form").filter({ has: page.getByLabel("Titre du document") });
      await form.locator("input[type=file]").setInputFiles(file);
      await form.getByRole("button", { name: "Envoyer" }).click();
      await expect(
        page.getByRole("list", { name: /Résultat de l/ }).getByText(/Envoyé|Arrivé|Reçu/),
      ).toBeVisible();
    };
    const link = page.getByRole("link", { name: "Certificat du jour" });

    await send(await pdf("certificat.pdf"));
    await expect(async () => {
      await page.reload();
      await expect(link).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    const file = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(file.status()).toBe(200);
    expect(file.headers()["content-type"]).toBe("application/pdf");
    // The copy that was checked is all that stays there, closed to whoever has no signed address.
    expect([...service.files.values()].map(({ acl }) => acl)).toEqual(["private"]);

    await send(await activePdf("piege.pdf"));
    await expect.poll(() => service.files.size).toBe(1);
    await page.reload();
    await expect(link).toHaveCount(1);
    expect(toUs, "files sent through the portal instead").toEqual([]);
  } finally {
    await service.stop();
  }
});
