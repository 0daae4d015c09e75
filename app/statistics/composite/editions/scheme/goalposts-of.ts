import { Refusal } from '#app/statistics/refusal.ts'
import type { BasisIndicator, Normalisation, TypedGoalposts } from './scheme.ts'

/**
 * The goalposts of an indicator under a scheme: those typed by hand, else the framework's.
 *
 * @throws Refusal INVALID_GOALPOSTS with the node, where the low one is not below the high one or one is no number
 */
export function goalpostsOf(
  { code, low, high }: Pick<BasisIndicator, 'code' | 'low' | 'high'>,
  normalisation: Normalisation,
): TypedGoalposts {
  const typed = normalisation.method === 'goalposts' ? normalisation.goalposts?.[code] : undefined
  const goalposts = typed ?? { low, high }
  if (goalposts.high > goalposts.low && Number.isFinite(goalposts.high - goalposts.low)) return goalposts
  throw new Refusal(
    'INVALID_GOALPOSTS',
    { node: code },
    `The low goalpost of ${code} is not a number below the high one.`,
  )
}
