import type { LinkProps } from "@tanstack/react-router";

/** An address that came from the server, for a link of the router. */
export function address(href: string): Pick<LinkProps, "to" | "search"> {
  const { pathname, searchParams } = new URL(href, window.location.origin);
  return { to: pathname as LinkProps["to"], search: Object.fromEntries(searchParams) as LinkProps["search"] };
}
