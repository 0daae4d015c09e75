import { useFormat } from '#app/ui/format/use-format.ts'
import type { ReleaseView } from './release-view.ts'

/** The names that a release's framework gives to its indices, by code. */
export function useNodeNames(release: ReleaseView): (code: string) => string {
  const format = useFormat()
  const { nodes } = release.summary.framework
  return (code) => {
    const node = nodes.find((each) => each.code === code)
    return node ? format.text(node.name) : code
  }
}
