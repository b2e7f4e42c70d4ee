import { useState } from "react";

/** A name nobody else gives: `crypto.randomUUID` is missing where the page is not served over https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Sent twice, the same content is made once; changed content is something new. `renew` begins anew after a success,
 * so that the same words may be sent again on purpose.
 */
export function useIdempotencyKey(): { keyFor: (content: unknown) => string; renew: () => void } {
  const [state] = useState(() => ({ content: "", key: newKey() }));
  return {
    keyFor(content) {
      const text = JSON.stringify(content);
      if (text !== state.content) Object.assign(state, { content: text, key: newKey() });
      return state.key;
    },
    renew() {
      Object.assign(state, { content: "", key: newKey() });
    },
  };
}
