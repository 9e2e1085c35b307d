/** A button over a map: a sign to see, a name to hear. */
export function MapButton({ label, sign, press }: { label: string; sign: string; press: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={press}>
      {sign}
    </button>
  );
}
