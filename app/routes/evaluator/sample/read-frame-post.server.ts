import type { Upload } from '#app/platform/http/reading/read-upload.server.ts'
import { frameOfForm } from '#app/services/fieldwork/samples/frame-of-form.ts'
import type { Sample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { writeFrame } from '#app/services/fieldwork/samples/write-frame.ts'

/** A frame summary as a form of the sample page hands it over. */
interface FramePost {
  frame: Uint8Array | string
  /** typed row by row, so that rows are counted without a header */
  typed: boolean
  merge: boolean
}

/** From a file or pasted, typed row by row, or as it stands with its small strata to be merged. */
export async function readFramePost(sample: Sample, upload: Upload): Promise<FramePost> {
  const city = upload.field('city')
  const strata = sample.cities.find(({ code }) => code === city)?.strata ?? []
  const merge = upload.field('merge') === 'yes'
  const step = upload.field('step')
  if (step === 'merge') return { frame: writeFrame(city, strata), typed: false, merge: true }
  if (step === 'type') return { frame: frameOfForm(city, upload.field, strata), typed: true, merge }
  return { frame: (await upload.file('file')) ?? upload.field('frame'), typed: false, merge }
}
