// The portal's own proxy, in front of one of two equal pages.
export { proxy } from "../../../proxy";

export const config = { matcher: ["/avec"] };
