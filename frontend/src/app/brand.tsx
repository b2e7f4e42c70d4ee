/** The mark and the name; under it, whose Headway this is. */
export function Brand({ organisation }: { organisation?: string | null }) {
  return (
    <>
      <img className="brand-mark" src="/icon.svg" alt="" width={24} height={24} />
      <span>
        Headway
        {organisation && <span className="brand-organisation">{organisation}</span>}
      </span>
    </>
  );
}
