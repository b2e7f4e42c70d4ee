import { Link } from "@tanstack/react-router";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";
import { address } from "./address";

export const sentenceParts = graphql(`
  fragment SentenceParts on Sentence {
    parts { text href }
  }
`);

/** The one true sentence of a home; each number in it leads to what it counts. */
export function Sentence({ sentence }: { sentence: FragmentOf<typeof sentenceParts> }) {
  const { parts } = readFragment(sentenceParts, sentence);
  return parts.map(({ text, href }, at) =>
    href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are in their order and have no other name.
      <Link key={at} {...address(href)} className="sentence-link">
        {text}
      </Link>
    ) : (
      text
    ),
  );
}
