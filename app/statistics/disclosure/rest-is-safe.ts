/**
 * May a total be printed beside those of its parts that are printed? What is left of it when these are taken away is the
 * total of the hidden parts: it must be of nobody, or of enough people in two parts at least, as one hidden part alone
 * would be read off.
 *
 * @param total people in all parts
 * @param parts people by part, 0 included
 * @param isPrinted by part
 * @param least people a printed number must have
 */
export function restIsSafe(
  total: number,
  parts: readonly number[],
  isPrinted: readonly boolean[],
  least: number,
): boolean {
  const printed = parts.reduce((sum, part, at) => (isPrinted[at] ? sum + part : sum), 0)
  const hidden = parts.filter((part, at) => part > 0 && !isPrinted[at]).length
  const rest = total - printed
  return rest === 0 || (rest >= least && hidden > 1)
}
