/** The part of sav-reader that the tests read with; its own types cannot be found through its package.json. */
declare module 'sav-reader' {
  interface Variable {
    name: string
    label: string
    missing: unknown
  }
  export class SavBufferReader {
    constructor(bytes: Buffer)
    meta: {
      header: { n_cases: number; encoding: string; weight: unknown }
      sysvars: Variable[]
      getValueLabels(name: string): { val: unknown; label: string }[]
    }
    open(): Promise<void>
    readAllRows(): Promise<unknown[]>
  }
}
