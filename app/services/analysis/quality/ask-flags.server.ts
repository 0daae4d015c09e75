import { readWaveAside } from '#app/data/fieldwork/responses/read-wave-aside.server.ts'
import { weighUpFlags } from './weigh-up-flags.server.ts'

/** `weighUpFlags`, beside the requests where there is much to read. */
export const askFlags = readWaveAside(
  weighUpFlags,
  'app/services/analysis/quality/weigh-up-flags.server.ts',
  'weighUpFlags',
)
