import { readWaveAside } from '#app/data/fieldwork/responses/read-wave-aside.server.ts'
import { readField } from './read-field.server.ts'

/** `readField`, beside the requests where there is much to read. */
export const askField = readWaveAside(
  readField,
  'app/services/fieldwork/monitor/read-field.server.ts',
  'readField',
)
