interface Props {
  /** 0..1; more than 1 is drawn full */
  share: number
  label: string
}

/** How far something has come towards its target. */
export function ProgressBar({ share, label }: Props) {
  const width = Math.min(1, Math.max(0, share)) * 100
  return (
    <svg className="progress" role="img" width="100%" height={12} aria-label={label} direction="ltr">
      <rect className="progress-track" x={0.5} y={0.5} width="100%" height={11} rx={3} />
      <rect className="progress-done" y={0} width={`${width.toFixed(1)}%`} height={12} rx={3} />
    </svg>
  )
}
