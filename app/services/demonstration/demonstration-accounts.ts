import type { Role } from '#app/data/accounts/accounts.server.ts'

/** The accounts of the demonstration; they can be used only while the platform is bound to loopback. */
export const DEMONSTRATION_ACCOUNTS: { name: string; role: Role; cities: string[] }[] = [
  // Beijing and Nanjing
  { name: 'demo-official', role: 'official', cities: ['110000', '320100'] },
  { name: 'demo-evaluator', role: 'evaluator', cities: [] },
  { name: 'demo-operator', role: 'operator', cities: [] },
]
