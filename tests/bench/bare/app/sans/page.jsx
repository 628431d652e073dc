import { cookies } from "next/headers";

/** As little as a page of one reader can be: rendered at each request, for its cookie. */
export default async function BarePage() {
  const { size } = await cookies();
  return <h1>Page nue, {size}</h1>;
}
