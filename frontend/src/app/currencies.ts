import type { SelectOption } from "../ui/field";
import { locale } from "../ui/format";

/** Every currency the browser knows, by code, with its name. */
export function currencies(): SelectOption<string>[] {
  const names = new Intl.DisplayNames(locale(), { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
