/** Numbers and texts as bytes, least significant first, one after the other. */
export class ByteList {
  private readonly parts: Uint8Array[] = []
  length = 0

  bytes(part: Uint8Array): this {
    this.parts.push(part)
    this.length += part.length
    return this
  }

  int8(...values: number[]): this {
    return this.bytes(Buffer.from(values))
  }

  int16(value: number): this {
    const part = Buffer.alloc(2)
    part.writeUInt16LE(value)
    return this.bytes(part)
  }

  int32(...values: number[]): this {
    const part = Buffer.alloc(values.length * 4)
    values.forEach((value, at) => part.writeInt32LE(value, at * 4))
    return this.bytes(part)
  }

  int64(...values: number[]): this {
    const part = Buffer.alloc(values.length * 8)
    values.forEach((value, at) => part.writeBigInt64LE(BigInt(value), at * 8))
    return this.bytes(part)
  }

  float64(...values: number[]): this {
    const part = Buffer.alloc(values.length * 8)
    values.forEach((value, at) => part.writeDoubleLE(value, at * 8))
    return this.bytes(part)
  }

  /** a text in UTF-8, as long as it is */
  text(text: string): this {
    return this.bytes(Buffer.from(text))
  }

  /** a text in UTF-8 in a field of so many bytes; it must fit */
  field(text: string, width: number, fill = 0x20): this {
    const part = Buffer.alloc(width, fill)
    part.write(text)
    return this.bytes(part)
  }

  whole(): Buffer {
    return Buffer.concat(this.parts, this.length)
  }
}
