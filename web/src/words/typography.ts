export const NARROW_SPACE = "\u202f";
const WIDE_SPACE = "\u00a0";

/** French puts a space that does not break before double signs, inside guillemets and between a number and its unit. */
export function french(sentence: string): string {
  return sentence
    .replace(/ ([;?!%])/g, `${NARROW_SPACE}$1`)
    .replace(/ ([:»])/g, `${WIDE_SPACE}$1`)
    .replace(/« /g, `«${WIDE_SPACE}`)
    .replace(/(\d) (?=(?:km|m|min|s|h|fois|minutes?|arrêts?)\b)/g, `$1${WIDE_SPACE}`)
    .replace(/ sur (?=\d)/g, ` sur${WIDE_SPACE}`)
    .replace(/'/g, "’");
}

/** English: a number does not part from its unit. */
export function english(sentence: string): string {
  return sentence
    .replace(/(\d) (?=(?:km|m|min|s|h|times|minutes?|stops?)\b)/g, `$1${WIDE_SPACE}`)
    .replace(/ of (?=\d)/g, ` of${WIDE_SPACE}`)
    .replace(/'/g, "’");
}
