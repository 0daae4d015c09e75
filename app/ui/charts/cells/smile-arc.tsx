/** The smile arc: the platform's one warm note. It carries no value; the number stands beside it. */
export function SmileArc() {
  return (
    <svg
      className="smile-arc"
      width={96}
      height={28}
      viewBox="0 0 96 28"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M6 6 Q48 38 90 6" />
    </svg>
  )
}
