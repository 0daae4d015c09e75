/** The part of jsonstat-toolkit that the tests read with; the package has no types of its own. */
declare module 'jsonstat-toolkit' {
  interface Category {
    index: number
    label: string
  }
  interface Dimension {
    id: string[]
    label: string
    role: string
    length: number
    Category(id: string): Category
  }
  interface Dataset {
    class: string
    label: string
    id: string[]
    n: number
    role: Record<string, string[]>
    extension: { table: string; attributes: Record<string, Record<string, string>> }
    Dimension(id: string): Dimension
    Data(place: Record<string, string>): { value: number | null; status: string | null } | null
  }
  export default function JSONstat(document: unknown): Dataset
}
