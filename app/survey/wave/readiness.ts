/** What is still to be done before residents can answer a wave as it was planned. */
export interface Readiness {
  /** cities that ask an invited sample */
  invited: number
  /** those of them for which no code has been made yet */
  withoutCodes: number
  /** ways of their own by which the open survey is spread */
  channels: number
}
