/**
 * How many classes give fewer than `l` different answers to a question: whoever knows that somebody is in such a class
 * knows, or nearly knows, the answer (l-diversity).
 *
 * @param answers per row, 0, 1, …; below 0 = none, which is no answer to tell apart
 * Source: Machanavajjhala and others (2007), ACM TKDD 1(1), 3.
 */
export function countUniformClasses(
  classes: Int32Array,
  classCount: number,
  answers: ArrayLike<number>,
  l: number,
): number {
  const seen = Array.from({ length: classCount }, () => new Set<number>())
  for (let row = 0; row < classes.length; row++)
    if (answers[row]! >= 0) seen[classes[row]!]!.add(answers[row]!)
  return seen.filter(({ size }) => size > 0 && size < l).length
}
