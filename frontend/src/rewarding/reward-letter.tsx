import { FileDown } from "lucide-react";
import { type FragmentOf, graphql, readFragment } from "../graphql/graphql";

export const rewardLetter = graphql(`
  fragment RewardLetterParts on Reward {
    letters { body toldBy toldAt href }
  }
`);

/** What the person was told, word for word. */
export function RewardLetter({ reward }: { reward: FragmentOf<typeof rewardLetter> }) {
  const [letter] = readFragment(rewardLetter, reward).letters;
  if (!letter) return null;
  return (
    <section className="reward-section" aria-labelledby="reward-letter">
      <div className="row row-between">
        <h2 id="reward-letter">The letter</h2>
        <a className="button button-small no-print" href={letter.href} download="letter.pdf">
          <FileDown className="icon icon-small" />
          PDF<span className="visually-hidden"> of the letter</span>
        </a>
      </div>
      <div className="reward-letter">
        {letter.body.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}
