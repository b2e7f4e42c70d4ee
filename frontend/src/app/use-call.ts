import { useState } from "react";
import type { FormErrors } from "../ui/form";
import { type Answer, call } from "./session";

/** Posts a form to the sign-in part of the server; the refusals are ready for `<Form errors>`. */
export function useCall() {
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<FormErrors>({});

  async function post<Data>(path: string, body: object): Promise<Answer<Data>> {
    setSending(true);
    const answer = await call<Data>("POST", path, body);
    setSending(false);
    setErrors(answer.ok ? {} : answer.errors);
    return answer;
  }

  return { post, sending, errors, refuse: setErrors };
}
