const storageKey = "headway.home";

/** Where "/" leads: the view of home that was open last. */
export function lastHome(): string {
  const view = localStorage.getItem(storageKey);
  return view && /^\/home\/[a-z]+$/.test(view) ? view : "/home/me";
}

export function rememberHome(address: string): void {
  if (address.startsWith("/home/")) localStorage.setItem(storageKey, address);
}
