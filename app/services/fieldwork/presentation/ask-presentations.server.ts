import { readWaveAside } from '#app/data/fieldwork/responses/read-wave-aside.server.ts'
import { comparePresentations } from './compare-presentations.server.ts'

/** `comparePresentations`, beside the requests where there is much to read. */
export const askPresentations = readWaveAside(
  comparePresentations,
  'app/services/fieldwork/presentation/compare-presentations.server.ts',
  'comparePresentations',
)
