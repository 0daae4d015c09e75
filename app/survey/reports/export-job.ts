/** What an evaluator asked to be written. */
export interface ExportWanted {
  what: 'microdata' | 'public-file'
  /** of microdata */
  format: string
  language: 'zh-CN' | 'en'
  replicates: number
  /** of a public file */
  k: number
}

/** A long export: written beside the server, kept for a day. */
export interface ExportJob {
  id: string
  releaseId: string
  wanted: ExportWanted
  createdBy: string
  /** ISO times */
  createdAt: string
  heardAt: string
  endedAt: string | null
  status: 'running' | 'done' | 'cancelled' | 'refused' | 'interrupted'
  /** rows read and to be read, over all passes; 0 before they are known */
  done: number
  total: number
  fileName: string | null
  mediaType: string | null
  bytes: number | null
  problem: { code: string; message: string; at: Record<string, unknown> } | null
}
