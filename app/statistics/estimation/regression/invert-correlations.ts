import { invert } from '#app/statistics/numeric/matrix.ts'
import { Refusal } from '#app/statistics/refusal.ts'

/**
 * Inverse of a correlation matrix; its diagonal holds the variance inflation factors VIF_j = 1 / (1 - R_j²).
 *
 * @param codes names of the columns
 * @param largest VIF that is still accepted
 * @throws Refusal COLLINEAR_PREDICTORS {variable, inflation} naming the column that follows most from the others;
 *   inflation is null where the matrix has no inverse
 * Source: Marquardt (1970), Technometrics 12(3), 591-612.
 */
export function invertCorrelations(
  correlations: number[][],
  codes: readonly string[],
  largest: number,
): number[][] {
  const inverse = invert(correlations)
  if (!inverse) throw new Refusal('COLLINEAR_PREDICTORS', { variable: null, inflation: null })
  const inflation = inverse.map((row, j) => row[j]!)
  const worst = inflation.indexOf(Math.max(...inflation))
  if (inflation.some((factor) => !(factor >= 0 && factor <= largest))) {
    throw new Refusal('COLLINEAR_PREDICTORS', { variable: codes[worst], inflation: inflation[worst] })
  }
  return inverse
}
