const MOUTHS = [
  'M8 17.2 Q12 12.6 16 17.2',
  'M8.3 16.4 Q12 14.2 15.7 16.4',
  'M8.3 15.6 H15.7',
  'M8.3 14.8 Q12 17 15.7 14.8',
  'M7.6 14 Q12 19.4 16.4 14',
]

/** The five faces, once a page; rows refer to them. */
export function FaceShapes() {
  return (
    <svg className="shapes" aria-hidden="true" focusable="false">
      {MOUTHS.map((mouth, index) => (
        <symbol key={mouth} id={`face-${index + 1}`} viewBox="0 0 24 24">
          <circle cx="12" cy="12" r="10.2" />
          <path d="M8.6 9.2v1.1M15.4 9.2v1.1" />
          <path d={mouth} />
        </symbol>
      ))}
    </svg>
  )
}

/** A face beside worded answers of a five-point scale. It adds nothing the words do not say. */
export function Face({ value }: { value: number }) {
  return (
    <svg className="face" aria-hidden="true" focusable="false">
      <use href={`#face-${value}`} />
    </svg>
  )
}
